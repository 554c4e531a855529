/**
 * The place in a text that is read, as libyaml counts it: lines from 0, columns and characters in code points.
 *
 * libyaml: reader.c, yaml_private.h
 */
import { YamlProblem } from './problem.ts';

export interface Mark {
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  /** Characters from the start of the text. */
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

export const SPACE = 0x20;
export const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const NEXT_LINE = 0x85;
const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

/** Stands for the end of the text, which no text can hold. */
export const END = 0;

export function isBreak(code: number): boolean {
  return code === NEWLINE || code === RETURN || code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function isBreakOrEnd(code: number): boolean {
  return code === END || isBreak(code);
}

/** A blank, a line break, or the end. */
export function isSpacing(code: number): boolean {
  return code <= SPACE ? code === SPACE || code === TAB || code === NEWLINE || code === RETURN || code === END : isBreak(code);
}

/** A letter, a digit, `_` or `-`. */
export function isWord(code: number): boolean {
  if (code >= 0x61) return code <= 0x7a;
  if (code >= 0x41) return code <= 0x5a || code === 0x5f;
  return (code >= 0x30 && code <= 0x39) || code === 0x2d;
}

export class Cursor {
  readonly text: string;
  /** Where libyaml gives up reading, as the text goes on with something that no YAML may hold. */
  private readonly readable: number;
  private readonly fault: string;
  offset = 0;
  line = 0;
  column = 0;
  /** Surrogate pairs so far: what makes the difference between units and characters. */
  private pairs = 0;

  /** `unreadable`: from where on the text cannot be read, and libyaml's word for why. */
  constructor(text: string, unreadable?: { readonly offset: number; readonly problem: string }) {
    this.text = text;
    this.readable = unreadable?.offset ?? Number.POSITIVE_INFINITY;
    this.fault = unreadable?.problem ?? '';
  }

  get mark(): Mark {
    return { offset: this.offset, index: this.index, line: this.line, column: this.column };
  }

  get index(): number {
    return this.offset - this.pairs;
  }

  /** The unit at so many units from here; END after the last. */
  code(ahead = 0): number {
    const at = this.offset + ahead;
    if (at >= this.readable) throw new YamlProblem(this.fault, undefined, { offset: 0, index: 0, line: 0, column: 0 });
    return at < this.text.length ? this.text.charCodeAt(at) : END;
  }

  is(character: string): boolean {
    return this.code() === character.charCodeAt(0);
  }

  /** Goes on by one character that is no line break. */
  skip(count = 1): void {
    for (let i = 0; i < count; i++) {
      const code = this.text.charCodeAt(this.offset);
      if (code >= 0xd800 && code <= 0xdbff) {
        this.pairs++;
        this.offset++;
      }
      this.offset++;
      this.column++;
    }
  }

  /** Goes on past a line break; what it reads as. */
  skipLine(): string {
    const code = this.code();
    if (code === RETURN && this.code(1) === NEWLINE) this.offset++;
    this.offset++;
    this.column = 0;
    this.line++;
    return code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR ? String.fromCharCode(code) : '\n';
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.skip();
  }

  /** Goes on to the end of the line; the text up to there. */
  restOfLine(): string {
    const start = this.offset;
    while (!isBreakOrEnd(this.code())) this.skip();
    return this.text.slice(start, this.offset);
  }

  /** Letters, digits, `_` and `-` from here on. */
  word(): string {
    const start = this.offset;
    while (isWord(this.code())) this.skip();
    return this.text.slice(start, this.offset);
  }

  /** `---` or `...` at the start of a line, with nothing but spacing behind it. */
  isDocumentMark(character: string): boolean {
    const code = character.charCodeAt(0);
    return this.column === 0 && this.code() === code && this.code(1) === code && this.code(2) === code && isSpacing(this.code(3));
  }
}
