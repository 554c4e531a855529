/** The scalars of a common text, and what stands between them. What is asked for a place answers where it ends there, or UNCOMMON. */
import { COMMENT, DOUBLE_QUOTED, PLAIN, PLAIN_ITEM, SINGLE_QUOTED } from './line-patterns.ts';
import type { Node } from './nodes.ts';

/** What stands there is for other readers. */
export const UNCOMMON = -1;

export const NEWLINE = 10;
export const SPACE = 32;
const DOUBLE_QUOTE = 34;
export const HASH = 35;
const SINGLE_QUOTE = 39;
const COLON = 58;

export class LineCursor {
  readonly nodes: (Node | undefined)[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get length(): number {
    return this.text.length;
  }

  codeAt(at: number): number {
    return this.text.charCodeAt(at);
  }

  startsWith(part: string, at: number): boolean {
    return this.text.startsWith(part, at);
  }

  /** The end of the spaces there, of which there may be none. */
  spaces(at: number): number {
    let end = at;
    while (this.text.charCodeAt(end) === SPACE) end++;
    return end;
  }

  /** From behind a value: spaces, a comment, the end of the line. */
  restOfLine(at: number): number {
    const end = this.spaces(at);
    const code = this.text.charCodeAt(end);
    if (code === NEWLINE) return end + 1;
    return code === HASH && end > at ? this.comment(end) : UNCOMMON;
  }

  comment(at: number): number {
    return this.match(COMMENT, at);
  }

  /** The colon that makes a key of what ends there. */
  colon(at: number): number {
    const end = this.spaces(at);
    if (this.text.charCodeAt(end) !== COLON) return UNCOMMON;
    const next = this.text.charCodeAt(end + 1);
    return next === SPACE || next === NEWLINE ? end + 1 : UNCOMMON;
  }

  scalar(at: number, isInBrackets = false): number {
    const code = this.text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) return this.match(DOUBLE_QUOTED, at);
    if (code === SINGLE_QUOTE) return this.match(SINGLE_QUOTED, at);
    return this.match(isInBrackets ? PLAIN_ITEM : PLAIN, at);
  }

  addScalar(at: number, end: number): void {
    const code = this.text.charCodeAt(at);
    const quoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
    const [from, to] = quoted ? [at + 1, end - 1] : [at, end];
    const written = this.text.slice(from, to);
    const text = code === SINGLE_QUOTE && written.includes("'") ? written.replaceAll("''", "'") : written;
    this.nodes.push({ kind: 'scalar', start: from, end: to, anchor: undefined, tag: undefined, quoted, text });
  }

  /** A value that is not there. */
  addNothing(at: number): void {
    this.nodes.push({ kind: 'scalar', start: at, end: at, anchor: undefined, tag: undefined, quoted: false, text: '' });
  }

  open(kind: 'sequence' | 'mapping', start: number): void {
    this.nodes.push({ kind, start, anchor: undefined, tag: undefined });
  }

  close(): void {
    this.nodes.push(undefined);
  }

  private match(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.text) ? pattern.lastIndex : UNCOMMON;
  }
}
