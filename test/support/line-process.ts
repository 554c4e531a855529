/**
 * A child process that answers JSON lines with JSON lines, in order: the reference (oracle.rb) and `dalang rpc`.
 *
 * Requests go out ahead of the answers, a few at a time. When the process dies or takes longer than `timeoutMs` over one request,
 * that request gets the answer `{ ok: false, class: 'Crash' | 'Timeout', error }`, and a new process takes those behind it.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** One request of oracle.rb's protocol: `op` and what belongs to it. */
export interface Request {
  readonly op: 'parse' | 'compile' | 'lookup' | 'eval' | 'yaml';
  readonly id?: string | number;
  readonly [field: string]: Json | undefined;
}

export interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  /** Ruby's class of the error, or 'Crash' or 'Timeout'. */
  readonly class?: string;
  readonly logs?: readonly (readonly [level: string, message: string])[];
  readonly seconds?: number;
  readonly [field: string]: unknown;
}

export interface LineProcessOptions {
  readonly command: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Time for one request; the first one of a process gets `startMs` more. */
  readonly timeoutMs: number;
  readonly startMs?: number;
  /** Requests sent ahead of their answers. */
  readonly ahead?: number;
}

interface Waiting {
  readonly line: string;
  readonly resolve: (answer: Answer) => void;
}

export class LineProcess {
  private readonly options: LineProcessOptions;
  private child: ChildProcessWithoutNullStreams | undefined;
  private stderr = '';
  /** Sent and not answered, oldest first. */
  private sent: Waiting[] = [];
  private unsent: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;
  private answered = 0;
  /** How often a process died or was stopped because of a request. */
  failures = 0;

  constructor(options: LineProcessOptions) {
    this.options = options;
  }

  ask(request: Request): Promise<Answer> {
    return new Promise((resolve) => {
      this.unsent.push({ line: `${JSON.stringify(request)}\n`, resolve });
      this.pump();
    });
  }

  /** Ends the process once everything asked has its answer. */
  async close(): Promise<void> {
    const child = this.child;
    if (child === undefined) return;
    this.child = undefined;
    clearTimeout(this.timer);
    child.stdin.end();
    await new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      child.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private start(): ChildProcessWithoutNullStreams {
    const [command, ...args] = this.options.command;
    const child = spawn(command as string, args, { cwd: this.options.cwd, env: this.options.env ?? process.env, stdio: 'pipe' });
    this.stderr = '';
    this.answered = 0;
    child.stderr.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString()).slice(-2000);
    });
    child.stdin.on('error', () => {}); // the 'close' below tells
    child.on('error', (error) => this.fail(child, 'Crash', `cannot start ${command}: ${error.message}`));
    child.on('close', (code, signal) => this.fail(child, 'Crash', `the process ended (${signal ?? code}): ${this.stderr.trim()}`));
    createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
      if (this.child === child) this.receive(line);
    });
    return child;
  }

  private pump(): void {
    if (this.unsent.length === 0) return;
    this.child ??= this.start();
    const wasIdle = this.sent.length === 0;
    while (this.unsent.length > 0 && this.sent.length < (this.options.ahead ?? 16)) {
      const next = this.unsent.shift() as Waiting;
      this.sent.push(next);
      this.child.stdin.write(next.line);
    }
    if (wasIdle) this.watch();
  }

  private receive(line: string): void {
    if (line.trim() === '') return;
    const first = this.sent.shift();
    if (first === undefined) return;
    this.answered++;
    first.resolve(parseAnswer(line));
    this.pump();
    this.watch();
  }

  private watch(): void {
    clearTimeout(this.timer);
    if (this.sent.length === 0) return;
    const child = this.child as ChildProcessWithoutNullStreams;
    const limit = this.options.timeoutMs + (this.answered === 0 ? (this.options.startMs ?? 0) : 0);
    this.timer = setTimeout(() => this.fail(child, 'Timeout', `no answer within ${limit / 1000} s`), limit);
  }

  /** The oldest request did it: it gets the blame, the others go to a new process. */
  private fail(child: ChildProcessWithoutNullStreams, kind: 'Crash' | 'Timeout', error: string): void {
    if (this.child !== child) return;
    clearTimeout(this.timer);
    this.child = undefined;
    child.kill('SIGKILL');
    const guilty = this.sent.shift();
    this.unsent = [...this.sent, ...this.unsent];
    this.sent = [];
    if (guilty === undefined) return;
    this.failures++;
    guilty.resolve({ ok: false, error, class: kind, logs: [] });
    this.pump();
  }
}

function parseAnswer(line: string): Answer {
  try {
    return JSON.parse(line) as Answer;
  } catch {
    return { ok: false, error: `no JSON: ${line.slice(0, 200)}`, class: 'Crash', logs: [] };
  }
}
