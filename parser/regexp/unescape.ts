/**
 * What Ruby does to a pattern before its regular expression engine sees it: escapes of bytes and of Unicode characters become the
 * characters themselves, or `\xHH` where they are ASCII. In: the code points of the source; out: those for the engine.
 *
 * Ruby: rb_reg_preprocess in re.c.
 */
import { BACKSLASH, code, hexValue, isSpace, octalValue, readDigits } from './characters.ts';
import { Rejection } from './rejection.ts';

/** Control characters that an escape of a byte may name. */
const CONTROLS = new Map<number, number>(
  Object.entries({ '\\': 0x5c, n: 0x0a, t: 0x09, r: 0x0d, f: 0x0c, v: 0x0b, a: 0x07, e: 0x1b }).map(([name, value]) => [
    code(name),
    value,
  ]),
);

/** Letters and digits behind a backslash that begin an escape of a byte; `1` to `7` only where the number is no back-reference. */
const BYTE_ESCAPES = new Set([...'0xcCM'].map(code));

export function unescapePattern(source: readonly number[]): number[] {
  return new Unescaper(source).run();
}

class Unescaper {
  private at = 0;
  private readonly out: number[] = [];
  private readonly source: readonly number[];

  constructor(source: readonly number[]) {
    this.source = source;
  }

  run(): number[] {
    while (this.at < this.source.length) {
      const c = this.source[this.at]!;
      if (c === BACKSLASH) this.escape();
      else {
        this.out.push(c);
        this.at++;
      }
    }
    return this.out;
  }

  private escape(): void {
    const c = this.source[this.at + 1];
    if (c === undefined) throw new Rejection('too short escape sequence');
    if (BYTE_ESCAPES.has(c) || this.isByteInOctal(c)) this.character();
    else if (c === code('u')) this.unicode();
    else {
      this.out.push(BACKSLASH, c);
      this.at += 2;
    }
  }

  private isByteInOctal(c: number): boolean {
    return c > 0x30 && octalValue(c) >= 0 && readDigits(this.source, this.at + 1, 3, octalValue, 8).value > 0o177;
  }

  /** One or more escapes of bytes that make up a character of UTF-8. */
  private character(): void {
    const first = this.byte();
    if (first < 0x80) this.append(first);
    else {
      const bytes = [first];
      while (needsMore(bytes)) bytes.push(this.byte());
      if (!isComplete(bytes)) throw new Rejection('invalid multibyte escape');
      this.out.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes)).codePointAt(0)!);
    }
  }

  /** Appends a character that an escape stands for. */
  private append(c: number): void {
    if (c >= 0x80) this.out.push(c);
    else for (const digit of `\\x${c.toString(16).toUpperCase().padStart(2, '0')}`) this.out.push(code(digit));
  }

  /** The byte of one escape: `\n`, `\012`, `\x0a`, `\cJ`, `\C-j`, `\M-j` and combinations of the last three. */
  private byte(): number {
    if (this.source[this.at++] !== BACKSLASH) throw new Rejection('too short escaped multibyte character');
    const prefixes = { meta: false, control: false };
    let value: number | undefined;
    while (value === undefined) value = this.byteOrPrefix(prefixes);
    if (value > 0xff) throw new Rejection('invalid escape code');
    if (prefixes.control) value &= 0x1f;
    return prefixes.meta ? value | 0x80 : value;
  }

  /** The value behind a backslash, or nothing where it was a prefix of a further escape. */
  private byteOrPrefix(prefixes: { meta: boolean; control: boolean }): number | undefined {
    const c = this.source[this.at++];
    if (c === undefined) throw new Rejection('too short escape sequence');
    if (CONTROLS.has(c)) return CONTROLS.get(c)!;
    if (octalValue(c) >= 0) return this.digits(this.at - 1, 3, octalValue, 8);
    if (c === code('x')) return this.hexByte();
    if (c === code('M')) return this.meta(prefixes);
    if (c === code('C') && this.source[this.at++] !== code('-')) throw new Rejection('too short control escape');
    if (c === code('C') || c === code('c')) return this.control(prefixes);
    throw new Rejection('unexpected escape sequence');
  }

  private digits(start: number, limit: number, digit: (c: number) => number, base: number): number {
    const { value, end } = readDigits(this.source, start, limit, digit, base);
    this.at = end;
    return value;
  }

  private hexByte(): number {
    const start = this.at;
    const value = this.digits(start, 2, hexValue, 16);
    if (this.at === start) throw new Rejection('invalid hex escape');
    return value;
  }

  private meta(prefixes: { meta: boolean }): number | undefined {
    if (prefixes.meta) throw new Rejection('duplicate meta escape');
    prefixes.meta = true;
    if (this.source[this.at++] !== code('-')) throw new Rejection('too short meta escape');
    return this.prefixed('too short meta escape');
  }

  private control(prefixes: { control: boolean }): number | undefined {
    if (prefixes.control) throw new Rejection('duplicate control escape');
    prefixes.control = true;
    return this.prefixed('too short control escape');
  }

  private prefixed(failure: string): number | undefined {
    const c = this.source[this.at++];
    if (c === undefined || c >= 0x80) throw new Rejection(failure);
    return c === BACKSLASH ? undefined : c;
  }

  /** `\uHHHH` and `\u{H HH ...}`. */
  private unicode(): void {
    this.at += 2;
    if (this.at === this.source.length) throw new Rejection('too short escape sequence');
    if (this.source[this.at] === code('{')) this.unicodeList();
    else {
      const start = this.at;
      const value = this.digits(start, 4, hexValue, 16);
      if (this.at !== start + 4) throw new Rejection('invalid Unicode escape');
      this.appendUnicode(value);
    }
  }

  private unicodeList(): void {
    this.at++;
    this.skipSpace();
    const first = this.at;
    while (hexValue(this.source[this.at] ?? -1) >= 0) {
      const start = this.at;
      const value = this.digits(start, this.source.length, hexValue, 16);
      if (this.at - start > 6) throw new Rejection('invalid Unicode range');
      this.appendUnicode(value);
      this.skipSpace();
    }
    if (this.at === first || this.source[this.at++] !== code('}')) throw new Rejection('invalid Unicode list');
  }

  private skipSpace(): void {
    while (isSpace(this.source[this.at] ?? -1)) this.at++;
  }

  private appendUnicode(c: number): void {
    if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) throw new Rejection('invalid Unicode range');
    this.append(c);
  }
}

/** Bytes of UTF-8 that are the beginning of a character, not all of it. */
function needsMore(bytes: readonly number[]): boolean {
  return isPrefix(bytes) && bytes.length < lengthOf(bytes[0]!);
}

function isComplete(bytes: readonly number[]): boolean {
  return isPrefix(bytes) && bytes.length === lengthOf(bytes[0]!);
}

function isPrefix(bytes: readonly number[]): boolean {
  const [first, second] = bytes;
  if (lengthOf(first!) === 0) return false;
  if (second !== undefined && (second < (SECOND_FROM[first!] ?? 0x80) || second > (SECOND_TO[first!] ?? 0xbf))) return false;
  return bytes.slice(2).every((byte) => byte >= 0x80 && byte <= 0xbf);
}

/** Bounds of the second byte behind the first bytes that narrow them: no overlong forms, no surrogates, nothing above U+10FFFF. */
const SECOND_FROM: Readonly<Record<number, number>> = { 224: 0xa0, 240: 0x90 };
const SECOND_TO: Readonly<Record<number, number>> = { 237: 0x9f, 244: 0x8f };

/** Bytes of the character that begins with this one; 0 for one that begins none. */
function lengthOf(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}
