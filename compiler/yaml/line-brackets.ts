/** Collections in brackets that are closed on their line. */
import { type LineCursor, UNCOMMON } from './line-cursor.ts';

const COMMA = 44;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_HASH = 123;
const CLOSE_HASH = 125;

/** Deeper ones are left to other readers. */
const MAX_DEPTH = 20;

/** Whether a collection begins there. */
export function isBracket(code: number): boolean {
  return code === OPEN_LIST || code === OPEN_HASH;
}

/** Reads the collection that begins there; answers its end, or UNCOMMON. */
export function readBrackets(cursor: LineCursor, start: number, depth = 0): number {
  if (depth > MAX_DEPTH) return UNCOMMON;
  const isList = cursor.codeAt(start) === OPEN_LIST;
  const closing = isList ? CLOSE_LIST : CLOSE_HASH;
  cursor.open(isList ? 'sequence' : 'mapping', start);
  let at = cursor.spaces(start + 1);
  if (cursor.codeAt(at) !== closing) {
    for (;;) {
      const end = isList ? readItem(cursor, at, depth) : readPair(cursor, at, depth);
      if (end === UNCOMMON) return UNCOMMON;
      at = cursor.spaces(end);
      if (cursor.codeAt(at) === closing) break;
      if (cursor.codeAt(at) !== COMMA) return UNCOMMON;
      at = cursor.spaces(at + 1);
    }
  }
  cursor.close();
  return at + 1;
}

/** `key: value` in a list is a hash of its own. */
function readItem(cursor: LineCursor, at: number, depth: number): number {
  if (isBracket(cursor.codeAt(at))) return readBrackets(cursor, at, depth + 1);
  const end = cursor.scalar(at, true);
  if (end === UNCOMMON) return UNCOMMON;
  if (cursor.colon(end) === UNCOMMON) {
    cursor.addScalar(at, end);
    return end;
  }
  cursor.open('mapping', at);
  const pairEnd = readPair(cursor, at, depth);
  cursor.close();
  return pairEnd;
}

function readPair(cursor: LineCursor, at: number, depth: number): number {
  const keyEnd = cursor.scalar(at, true);
  if (keyEnd === UNCOMMON) return UNCOMMON;
  const colonEnd = cursor.colon(keyEnd);
  if (colonEnd === UNCOMMON) return UNCOMMON;
  cursor.addScalar(at, keyEnd);
  const value = cursor.spaces(colonEnd);
  if (isBracket(cursor.codeAt(value))) return readBrackets(cursor, value, depth + 1);
  const end = cursor.scalar(value, true);
  if (end !== UNCOMMON) cursor.addScalar(value, end);
  return end;
}
