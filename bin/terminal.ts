/**
 * The two streams of the process: results go to standard output, everything else to standard error. Colours and progress appear only
 * where a person looks.
 */
import type { Writable } from 'node:stream';

type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export class Terminal {
  private readonly stdout: Stream;
  private readonly stderr: Stream;
  /** True when standard error may carry escape sequences. */
  readonly color: boolean;
  /** True when standard output may carry them. */
  readonly colorsResults: boolean;
  private shown = '';

  constructor(stdout: Stream = process.stdout, stderr: Stream = process.stderr, environment: NodeJS.ProcessEnv = process.env) {
    this.stdout = stdout;
    this.stderr = stderr;
    const isWanted = !environment.NO_COLOR && environment.TERM !== 'dumb';
    this.color = isWanted && stderr.isTTY === true;
    this.colorsResults = isWanted && stdout.isTTY === true;
  }

  /** Writes a result, waiting while the reader is slow. */
  async print(text: string | Buffer): Promise<void> {
    this.eraseProgress();
    if (this.stdout.write(text)) return;
    await new Promise<void>((resolve) => this.stdout.once('drain', resolve));
  }

  /** Writes a message for people; a line ending is added. */
  say(text: string): void {
    this.eraseProgress();
    this.stderr.write(`${text}\n`);
  }

  bold(text: string): string {
    return this.color ? `\u001b[1m${text}\u001b[0m` : text;
  }

  red(text: string): string {
    return this.color ? `\u001b[31;1m${text}\u001b[0m` : text;
  }

  yellow(text: string): string {
    return this.color ? `\u001b[33m${text}\u001b[0m` : text;
  }

  /** A counter on one line, for work that a person waits for: nothing before two seconds, nothing in a pipe. */
  progress(label: string, total: number): Progress {
    return new Progress((line) => this.showProgress(line), label, total, this.stderr.isTTY === true);
  }

  private showProgress(line: string): void {
    this.shown = line.slice(0, (this.stderr.columns ?? 80) - 1);
    this.stderr.write(`\r\u001b[K${this.shown}`);
  }

  private eraseProgress(): void {
    if (this.shown !== '') this.stderr.write('\r\u001b[K');
    this.shown = '';
  }
}

const PATIENCE_MS = 2000;
const REDRAW_MS = 100;

export class Progress {
  private readonly show: (line: string) => void;
  private readonly label: string;
  private readonly total: number;
  private readonly visible: boolean;
  private readonly started = Date.now();
  private drawn = 0;
  private done = 0;

  constructor(show: (line: string) => void, label: string, total: number, visible: boolean) {
    this.show = show;
    this.label = label;
    this.total = total;
    this.visible = visible;
  }

  /** One more is done; `name` is what is worked on now. */
  step(name = ''): void {
    this.done++;
    if (!this.visible) return;
    const now = Date.now();
    if (now - this.started < PATIENCE_MS || now - this.drawn < REDRAW_MS) return;
    this.drawn = now;
    const share = this.total > 0 ? ` of ${this.total}` : '';
    this.show(`${this.label}: ${this.done}${share} ${name}`.trimEnd());
  }

  end(): void {
    if (this.drawn > 0) this.show('');
  }
}
