/**
 * Real Puppet, asked through oracle.rb, with its answers kept in `.conformance/cache/`.
 *
 * A cached answer is good for the same request, Puppet version, oracle.rb and content of the environment and modulepath folders.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Answer, LineProcess, type Request } from '../support/line-process.ts';

export type { Answer, Request } from '../support/line-process.ts';

export const ROOT = resolve(import.meta.dirname, '..', '..');
export const CONFORMANCE_DIR = join(ROOT, '.conformance');
const SCRIPT = 'oracle.rb';

/** Version of the installed Puppet, or undefined where there is none. */
export function puppetVersion(): string | undefined {
  try {
    const program = "require 'puppet/version'; print Puppet.version";
    return execFileSync('ruby', ['-e', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

export interface OracleOptions {
  /** Name of the cache file; answers are not kept without one. */
  readonly cache?: string;
  /** Values for Puppet's settings `strict` and `strict_variables` of the whole process. */
  readonly strict?: 'off' | 'warning' | 'error';
  readonly strictVariables?: boolean;
  readonly timeoutMs?: number;
  /** A file of Ruby in this folder that is loaded first; what answers without it is not to be mixed with this one's. */
  readonly preload?: string;
  /** Another script of this folder than oracle.rb. */
  readonly script?: string;
}

export class Oracle {
  readonly version: string | undefined;
  private readonly process: LineProcess;
  private readonly cache: AnswerCache | undefined;
  private readonly salt: string;

  /** Starts nothing yet: Ruby runs from the first request on that is not in the cache. */
  constructor(options: OracleOptions = {}) {
    const settings: NodeJS.ProcessEnv = {
      ...(options.strict ? { ORACLE_STRICT: options.strict } : {}),
      ...(options.strictVariables ? { ORACLE_STRICT_VARIABLES: '1' } : {}),
    };
    this.version = puppetVersion();
    const script = join(import.meta.dirname, options.script ?? SCRIPT);
    this.process = new LineProcess({
      command: ['ruby', ...(options.preload ? ['-r', join(import.meta.dirname, options.preload)] : []), script],
      env: { ...process.env, ...settings },
      timeoutMs: options.timeoutMs ?? 120_000,
      startMs: 30_000,
    });
    this.salt = digest(`${this.version}\n${readFileSync(script, 'utf8')}\n${JSON.stringify(settings)}`);
    this.cache = options.cache ? new AnswerCache(join(CONFORMANCE_DIR, 'cache', `${options.cache}.jsonl`)) : undefined;
  }

  /** Puppet's answer; any number may be asked before the first answer is there. */
  async ask(request: Request): Promise<Answer> {
    const { id, ...question } = request;
    const key = this.cache ? digest(`${this.salt}\n${JSON.stringify(question)}\n${surroundings(request)}`) : '';
    const known = this.cache?.get(key);
    if (known) return id === undefined ? known : { ...known, id };
    if (this.version === undefined) throw new Error('Puppet is not installed: there is no `ruby` that can load `puppet/version`');
    const answer = await this.process.ask(request);
    const { id: _, ...kept } = answer;
    if (answer.class !== 'Crash' && answer.class !== 'Timeout') this.cache?.set(key, kept as Answer);
    return answer;
  }

  /** Answers in the order of the requests, with a bounded number of them under way. */
  async *askAll(requests: Iterable<Request> | AsyncIterable<Request>): AsyncGenerator<{ request: Request; answer: Answer }> {
    const underWay: { request: Request; answer: Promise<Answer> }[] = [];
    for await (const request of requests) {
      underWay.push({ request, answer: this.ask(request) });
      if (underWay.length >= 64) yield* settle(underWay.splice(0, 1));
    }
    yield* settle(underWay);
  }

  close(): Promise<void> {
    return this.process.close();
  }
}

async function* settle(
  asked: readonly { request: Request; answer: Promise<Answer> }[],
): AsyncGenerator<{ request: Request; answer: Answer }> {
  for (const { request, answer } of asked) yield { request, answer: await answer };
}

/** Answers by key, one JSON line each; a file that several runs append to. */
class AnswerCache {
  private readonly file: string;
  private answers: Map<string, Answer> | undefined;

  constructor(file: string) {
    this.file = file;
  }

  get(key: string): Answer | undefined {
    return this.load().get(key);
  }

  set(key: string, answer: Answer): void {
    this.load().set(key, answer);
    appendFileSync(this.file, `${JSON.stringify([key, answer])}\n`);
  }

  private load(): Map<string, Answer> {
    if (this.answers) return this.answers;
    this.answers = new Map();
    mkdirSync(dirname(this.file), { recursive: true });
    if (!existsSync(this.file)) return this.answers;
    for (const line of readFileSync(this.file, 'utf8').split('\n')) {
      try {
        const [key, answer] = JSON.parse(line) as [string, Answer];
        this.answers.set(key, answer);
      } catch {
        // a line that a stopped run left half written: asked again
      }
    }
    return this.answers;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** What a request depends on beside its own text: the files of its environment and of its modules. */
function surroundings(request: Request): string {
  const environment = typeof request.environment === 'string' ? [request.environment] : [];
  const modulepath = Array.isArray(request.modulepath) ? (request.modulepath as readonly string[]) : [];
  return [...environment.map((dir) => fingerprint(dir, 'content')), ...modulepath.map((dir) => fingerprint(dir, 'stat'))].join(
    '\n',
  );
}

const fingerprints = new Map<string, string>();

/** Of modules that packages installed, size and time say enough; an environment under version control has new times in each clone. */
function fingerprint(dir: string, by: 'content' | 'stat'): string {
  const known = fingerprints.get(dir);
  if (known) return known;
  const hash = createHash('sha256');
  if (existsSync(dir)) {
    for (const path of filesBelow(dir)) {
      const stat = statSync(join(dir, path), { throwIfNoEntry: false });
      if (!stat?.isFile()) continue;
      hash.update(by === 'content' ? `${path}\n` : `${path} ${stat.size} ${stat.mtimeMs}\n`);
      if (by === 'content') hash.update(readFileSync(join(dir, path)));
    }
  }
  const value = hash.digest('hex');
  fingerprints.set(dir, value);
  return value;
}

/** Paths below a folder, links to folders followed (Debian links each module), sorted. */
export function filesBelow(dir: string, visited: ReadonlySet<string> = new Set()): string[] {
  const real = realpathSync(dir);
  if (visited.has(real)) return [];
  const seen = new Set(visited).add(real);
  const found: string[] = [];
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const isDirectory =
      entry.isDirectory() || (entry.isSymbolicLink() && statSync(join(dir, entry.name), { throwIfNoEntry: false })?.isDirectory());
    if (isDirectory) found.push(...filesBelow(join(dir, entry.name), seen).map((path) => `${entry.name}/${path}`));
    else found.push(entry.name);
  }
  return found.sort();
}
