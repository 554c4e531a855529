/** Where the parser stands in a pattern, and what it knows of the groups so far. Ruby: ScanEnv in regparse.h. */
import { BACKSLASH, code, textOf } from './characters.ts';
import { isProperty, propertyName } from './properties.ts';
import { Rejection } from './rejection.ts';
import type { Property } from './tree.ts';

const NO_PROPERTY = new Set([...'(){|'].map(code));
const MAX_GROUPS = 32767;
const SHORTHANDS: Readonly<Record<string, string>> = { w: 'word', d: 'digit', s: 'space', h: 'xdigit' };
const COLON = code(':');
const BRACKET = code(']');

export class Scanner {
  at = 0;
  /** Option `x`: spaces and comments are skipped. */
  extended = false;
  /** Option `i`. */
  ignoreCase = false;
  /** Option `m`: the dot matches a newline. */
  dotAll = false;
  /** Options `a`, `d` and `u`: what counts as a word, digit or space; by default (`d`) only POSIX brackets and `\b` see all of Unicode. */
  range: 'a' | 'd' | 'u' = 'd';
  groupCount = 0;
  namedCount = 0;
  calls = 0;
  readonly names = new Map<string, number[]>();
  readonly source: readonly number[];
  private readonly lastBracket: number;
  /** What `hasPosixEnd` found last, up to the end of where it looked. */
  private posixEnd = { from: 0, to: 0, found: false };

  constructor(source: readonly number[]) {
    this.source = source;
    this.lastBracket = source.lastIndexOf(BRACKET);
  }

  /** The next character, -1 at the end. */
  peek(): number {
    return this.source[this.at] ?? -1;
  }

  /** Takes the next character; one more at the end does no harm. */
  next(): number {
    return this.source[this.at++] ?? -1;
  }

  atEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** Takes the next character if it is that one. */
  accept(character: string): boolean {
    if (this.peek() !== code(character)) return false;
    this.at++;
    return true;
  }

  slice(start: number, end: number): readonly number[] {
    return this.source.slice(start, end);
  }

  addGroup(): number {
    if (this.groupCount >= MAX_GROUPS) throw new Rejection('too many capture groups are specified');
    return ++this.groupCount;
  }

  addNamedGroup(name: readonly number[]): number {
    const number = this.addGroup();
    const key = textOf(name);
    const numbers = this.names.get(key);
    if (numbers === undefined) this.names.set(key, [number]);
    else numbers.push(number);
    this.namedCount++;
    return number;
  }

  /** Reads on from behind `\p{`, or `\P{` if negated. */
  property(negated: boolean): Property {
    const inverted = this.accept('^');
    const start = this.at;
    let end = start;
    while (!this.atEnd()) {
      end = this.at;
      const c = this.next();
      const name = c === code('}') ? propertyName(textOf(this.slice(start, end))) : '';
      if (isProperty(name)) return { kind: 'property', name, negated: negated !== inverted };
      if (c === code('}') || NO_PROPERTY.has(c)) break;
    }
    throw new Rejection('invalid character property name {%n}', this.slice(start, end));
  }

  /** The set that `\w`, `\W` and the like stand for, by their letter. */
  shorthand(letter: string): Property {
    const lower = letter.toLowerCase();
    const name = SHORTHANDS[lower]!;
    return { kind: 'property', name: this.range === 'u' ? name : `ascii:${name}`, negated: letter !== lower };
  }

  /** Whether the rest of the pattern has a `]`, escaped or not. */
  hasBracket(): boolean {
    return this.lastBracket >= this.at;
  }

  /** Whether `:]` comes before the next `]` that is neither escaped nor the end of that. Looks at each character once. */
  hasPosixEnd(): boolean {
    const known = this.posixEnd;
    if (this.at >= known.from && this.at < known.to) return known.found;
    let at = this.at;
    while (
      at < this.source.length &&
      this.source[at] !== BRACKET &&
      !(this.source[at] === COLON && this.source[at + 1] === BRACKET)
    ) {
      at += this.source[at] === BACKSLASH ? 2 : 1;
    }
    this.posixEnd = { from: this.at, to: at + 1, found: this.source[at] === COLON };
    return this.posixEnd.found;
  }
}
