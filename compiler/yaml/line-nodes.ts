/**
 * Reads the nodes of a common text: hashes and lists by indentation, and on each line keys, dashes, and a text, a number, a word or
 * brackets that are closed there. Most data is like this. Whatever else may stand in YAML, and whatever is wrong, is left to the readers
 * that know it.
 */
import { isBracket, readBrackets } from './line-brackets.ts';
import { HASH, LineCursor, NEWLINE, SPACE, UNCOMMON } from './line-cursor.ts';
import { hasLongLine } from './long-lines.ts';
import type { Nodes } from './nodes.ts';

const DASH = 45;

/** Fewer than any reader refuses. */
const MAX_DEPTH = 100;

/** Undefined where other readers have to tell. */
export function lineNodes(text: string): Nodes | undefined {
  if (!text.endsWith('\n') || hasLongLine(text)) return undefined;
  const nodes = new LineReader(text).read();
  // A text without a node may be a mistake: `...` alone.
  return nodes === undefined || nodes.length === 0 ? undefined : nodes;
}

/** A hash or list that is not at its end. */
interface Open {
  readonly kind: 'sequence' | 'mapping';
  readonly column: number;
  /** The end of the key's colon or of the dash that waits for its value. */
  waitsAt: number | undefined;
}

class LineReader {
  private readonly cursor: LineCursor;
  private readonly open: Open[] = [];

  constructor(text: string) {
    this.cursor = new LineCursor(text);
  }

  read(): Nodes | undefined {
    const { cursor } = this;
    let at = cursor.startsWith('---\n', 0) ? 4 : 0;
    while (at < cursor.length && !(cursor.length - at === 4 && cursor.startsWith('...\n', at))) {
      const next = this.line(at);
      if (next === UNCOMMON) return undefined;
      at = next;
    }
    while (this.open.length > 0) this.close();
    return cursor.nodes;
  }

  private line(start: number): number {
    const at = this.cursor.spaces(start);
    const code = this.cursor.codeAt(at);
    if (code === NEWLINE) return at + 1;
    return code === HASH ? this.cursor.comment(at) : this.content(start, at);
  }

  /** Dashes, then a key or a value. */
  private content(lineStart: number, at: number): number {
    const { cursor } = this;
    const column = at - lineStart;
    if (cursor.codeAt(at) === DASH && isBlank(cursor.codeAt(at + 1))) {
      return this.enter('sequence', column, at, at + 1) ? this.behind(lineStart, at + 1, true) : UNCOMMON;
    }
    if (isBracket(cursor.codeAt(at))) return this.settle(column, undefined) ? this.value(at) : UNCOMMON;
    const end = cursor.scalar(at);
    const colonEnd = end === UNCOMMON ? UNCOMMON : cursor.colon(end);
    if (colonEnd === UNCOMMON) return this.settle(column, undefined) ? this.value(at) : UNCOMMON;
    if (!this.enter('mapping', column, at, colonEnd)) return UNCOMMON;
    cursor.addScalar(at, end);
    return this.behind(lineStart, colonEnd, false);
  }

  /** What follows a dash, or the colon of a key. */
  private behind(lineStart: number, end: number, isDash: boolean): number {
    const rest = this.cursor.restOfLine(end);
    if (rest !== UNCOMMON) return rest;
    const at = this.cursor.spaces(end);
    return isDash ? this.content(lineStart, at) : this.value(at);
  }

  /** A value with the rest of its line. */
  private value(at: number): number {
    const { cursor } = this;
    const top = this.open.at(-1);
    if (top !== undefined) top.waitsAt = undefined;
    if (isBracket(cursor.codeAt(at))) {
      const end = readBrackets(cursor, at);
      return end === UNCOMMON ? UNCOMMON : cursor.restOfLine(end);
    }
    const end = cursor.scalar(at);
    if (end === UNCOMMON) return UNCOMMON;
    cursor.addScalar(at, end);
    return cursor.restOfLine(end);
  }

  /**
   * Begins an entry or item in the hash or list of the column, which may begin there. `waitsAt`: the end of its colon or dash. False:
   * nothing of the kind may stand there.
   */
  private enter(kind: Open['kind'], column: number, at: number, waitsAt: number): boolean {
    if (!this.settle(column, kind)) return false;
    const top = this.open.at(-1);
    if (top !== undefined && top.column === column && top.kind === kind) {
      top.waitsAt = waitsAt;
      return true;
    }
    if (this.open.length === MAX_DEPTH) return false;
    if (top !== undefined) top.waitsAt = undefined;
    this.open.push({ kind, column, waitsAt });
    this.cursor.open(kind, at);
    return true;
  }

  /** Closes what ends before a column. False: what begins there, an entry, an item or (undefined) a value, may not stand there. */
  private settle(column: number, kind: Open['kind'] | undefined): boolean {
    for (let top = this.open.at(-1); top !== undefined; top = this.open.at(-1)) {
      if (top.column < column) return top.waitsAt !== undefined;
      if (top.column === column) {
        if (top.kind === kind) {
          if (top.waitsAt !== undefined) this.cursor.addNothing(top.waitsAt);
          return true;
        }
        // The dashes of a list may stand below the key that it is the value of.
        if (top.kind === 'mapping') return kind === 'sequence' && top.waitsAt !== undefined;
        if (this.open.at(-2)?.column !== column) return false;
      }
      this.close();
    }
    return this.cursor.nodes.length === 0;
  }

  private close(): void {
    const waitsAt = this.open.pop()?.waitsAt;
    if (waitsAt !== undefined) this.cursor.addNothing(waitsAt);
    this.cursor.close();
  }
}

function isBlank(code: number): boolean {
  return code === SPACE || code === NEWLINE;
}
