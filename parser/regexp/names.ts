/**
 * Names and numbers of groups in definitions, back-references, calls and conditions.
 *
 * Ruby: fetch_name, fetch_name_with_level and fetch_named_backref_token in regparse.c.
 */
import { code, isDigit, isWord, textOf } from './characters.ts';
import { Rejection } from './rejection.ts';
import type { Scanner } from './scanner.ts';

const ENDS: Readonly<Record<string, number>> = { '<': code('>'), "'": code("'"), '(': code(')') };
const CLOSE = code(')');
const MINUS = code('-');
const PLUS = code('+');
const MAX_INT = 0x7fffffff;

export interface Reference {
  readonly name: readonly number[];
  /** Negative where it counts back from here, undefined for a name. */
  readonly number: number | undefined;
  /** Of a name with a level of recursion. */
  readonly level?: number | undefined;
}

/** What a name looks like so far: a name, a number, or a minus sign that wants a number. */
type Shape = 'name' | 'number' | 'sign';

/** The name of a group that is being defined, from behind the quote that opens it. */
export function definedName(scanner: Scanner, opening: string): readonly number[] {
  const start = scanner.at;
  const first = firstOf(scanner, opening);
  if (isDigit(first) || first === MINUS) failAtQuote(scanner, start, opening, 'invalid group name <%n>');
  return plainName(scanner, start, opening, 'name').name;
}

/** A name or number that is referred to, from behind the quote that opens it. */
export function referredName(scanner: Scanner, opening: string): Reference {
  const start = scanner.at;
  return plainName(scanner, start, opening, shapeOf(firstOf(scanner, opening)));
}

function firstOf(scanner: Scanner, opening: string): number {
  if (scanner.atEnd() || scanner.peek() === ENDS[opening]) throw new Rejection('group name is empty');
  return scanner.next();
}

function shapeOf(first: number): Shape {
  if (isDigit(first)) return 'number';
  return first === MINUS ? 'sign' : 'name';
}

/** Reads on from behind the first character. */
function plainName(scanner: Scanner, start: number, opening: string, first: Shape): Reference {
  let shape = first;
  let last = -1;
  let end = scanner.source.length;
  while (!scanner.atEnd() && last !== ENDS[opening] && last !== CLOSE) {
    end = scanner.at;
    last = scanner.next();
    if (last === ENDS[opening] || last === CLOSE) {
      if (shape === 'sign') failAtQuote(scanner, start, opening, 'invalid group name <%n>');
    } else if (shape !== 'name') {
      if (!isDigit(last)) failAtQuote(scanner, start, opening, isWord(last) ? 'invalid group name <%n>' : INVALID_CHARACTER);
      shape = 'number';
    }
  }
  if (last !== ENDS[opening]) throw new Rejection('invalid group name <%n>', scanner.slice(start, scanner.source.length));
  return { name: scanner.slice(start, end), number: numberOf(scanner, shape, start, end, end) };
}

const INVALID_CHARACTER = 'invalid char in group name <%n>';

/** Refuses a name, which the message shows up to the quote that closes it. */
function failAtQuote(scanner: Scanner, start: number, opening: string, format: string): never {
  let end = scanner.source.length;
  let last = -1;
  while (!scanner.atEnd() && last !== ENDS[opening] && last !== CLOSE) {
    end = scanner.at;
    last = scanner.next();
  }
  throw new Rejection(format, scanner.slice(start, scanner.atEnd() ? scanner.source.length : end));
}

/** The number between `start` and `end`, if it is one; `shownEnd` is how much of it the message shows. */
function numberOf(scanner: Scanner, shape: Shape, start: number, end: number, shownEnd: number): number | undefined {
  if (shape === 'name') return undefined;
  const negative = scanner.source[start] === MINUS;
  const number = unsigned(scanner.source, negative ? start + 1 : start, end);
  if (number === 0) throw new Rejection('invalid group name <%n>', scanner.slice(start, shownEnd));
  return negative ? -number : number;
}

function unsigned(source: readonly number[], start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end && isDigit(source[at]!); at++) {
    value = value * 10 + (source[at]! - 0x30);
    if (value > MAX_INT) throw new Rejection('too big number');
  }
  return value;
}

/** A name or number with a level of recursion behind it, `name+1`. */
function levelledName(scanner: Scanner, opening: string): Reference {
  const start = scanner.at;
  let last = firstOf(scanner, opening);
  let shape = shapeOf(last);
  let failed = false;
  let end = scanner.source.length;
  while (!scanner.atEnd()) {
    end = scanner.at;
    last = scanner.next();
    if (last === ENDS[opening] || last === CLOSE || last === PLUS || last === MINUS) {
      failed ||= shape === 'sign';
      break;
    }
    if (shape === 'name') continue;
    failed ||= !isDigit(last);
    shape = isDigit(last) ? 'number' : 'name';
  }
  if (failed) throw new Rejection('invalid group name <%n>', scanner.slice(start, end));
  const relative = last === ENDS[opening] ? undefined : level(scanner, start, end, last, opening);
  const number = numberOf(scanner, shape, start, end, scanner.source.length);
  return { name: scanner.slice(start, end), number, level: relative };
}

/** The level, from behind its sign. */
function level(scanner: Scanner, start: number, end: number, sign: number, opening: string): number {
  const rest = scanner.slice(start, scanner.source.length);
  if (sign !== PLUS && sign !== MINUS) throw new Rejection('invalid group name <%n>', rest);
  if (scanner.atEnd()) throw new Rejection(INVALID_CHARACTER, scanner.slice(start, end));
  if (!isDigit(scanner.peek())) throw new Rejection('invalid group name <%n>', rest);
  const value = unsigned(scanner.source, scanner.at, scanner.source.length);
  while (isDigit(scanner.peek())) scanner.at++;
  if (scanner.next() !== ENDS[opening]) throw new Rejection('invalid group name <%n>', rest);
  return sign === MINUS ? -value : value;
}

/** The groups that a back-reference or a condition names, and whether it does so by name; reads on from behind the opening quote. */
export function referredGroups(
  scanner: Scanner,
  opening: string,
): { readonly numbers: readonly number[]; readonly named: boolean; readonly level: number | undefined } {
  const { name, number, level } = levelledName(scanner, opening);
  if (number !== undefined) return { numbers: [absolute(scanner, number)], named: false, level };
  const numbers = scanner.names.get(textOf(name));
  if (numbers === undefined) throw new Rejection('undefined name <%n> reference', name);
  return { numbers: [...numbers], named: true, level };
}

/** The number of a group that may be counted back from here. */
export function absolute(scanner: Scanner, number: number): number {
  const absolute = number < 0 ? scanner.groupCount + 1 + number : number;
  if (absolute <= 0) throw new Rejection('invalid backref number/name');
  return absolute;
}
