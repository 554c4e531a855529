/** Questions about characters as Onigmo asks them: -1 stands for the end of the pattern and is none of them. */

/** Code of an ASCII character, to keep the scanners readable. */
export function code(character: string): number {
  return character.charCodeAt(0);
}

/** The string of any number of characters. */
export function textOf(characters: readonly number[]): string {
  return characters.map((c) => String.fromCodePoint(c)).join('');
}

export const BACKSLASH = code('\\');

export function isDigit(c: number): boolean {
  return c < 0x80 ? c >= 0x30 && c <= 0x39 : /^\p{Nd}$/u.test(String.fromCodePoint(c));
}

export function isWord(c: number): boolean {
  return c >= 0 && /^[\p{L}\p{M}\p{N}\p{Pc}]$/u.test(String.fromCodePoint(c));
}

/** The value of an octal digit, else -1. */
export function octalValue(c: number): number {
  return c >= 0x30 && c <= 0x37 ? c - 0x30 : -1;
}

/** The value of a hexadecimal digit, else -1. */
export function hexValue(c: number): number {
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  const lower = c | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Space as C's isspace. */
export function isSpace(c: number): boolean {
  return c === 0x20 || (c >= 0x09 && c <= 0x0d);
}

export interface Digits {
  readonly value: number;
  /** Behind the last digit. */
  readonly end: number;
}

/** Reads at most `limit` digits from `start`; no digit at all has the value 0. */
export function readDigits(
  source: readonly number[],
  start: number,
  limit: number,
  digit: (c: number) => number,
  base: number,
): Digits {
  let value = 0;
  let end = start;
  while (end < source.length && end - start < limit && digit(source[end]!) >= 0) value = value * base + digit(source[end++]!);
  return { value, end };
}
