/**
 * Classes of characters, `[...]`, with classes within them.
 *
 * Ruby: parse_char_class, fetch_token_in_cc and parse_posix_bracket in regparse.c.
 */
import { BACKSLASH, code, hexValue, octalValue, readDigits, textOf } from './characters.ts';
import { Rejection } from './rejection.ts';
import type { Scanner } from './scanner.ts';
import type { CharacterClass, ClassItem } from './tree.ts';

type ClassToken =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'set'; readonly item: ClassItem }
  | { readonly kind: 'dash' | 'and' | 'open' | 'close' | 'end' };

/** What has been read of a class: at its start, behind a value or a set, behind the dash of a range, behind a range. */
type State = 'start' | 'value' | 'set' | 'range' | 'complete';

interface OpenClass {
  state: State;
  /** The last value; in the states `value` and `range` it is not yet among the items. */
  from: number;
  negated: boolean;
  readonly operands: ClassItem[][];
}

const DASH = code('-');
const SETS = new Set([...'wWdDsShH'].map(code));
const CONTROLS = new Map([...'ntrfabev'].map((name, index) => [code(name), [10, 9, 13, 12, 7, 8, 27, 11][index]!]));
const POSIX = new Set('alnum alpha blank cntrl digit graph lower print punct space upper xdigit ascii word'.split(' '));
const POSIX_END = ':]';
const POSIX_SHORTEST = 'word:]'.length;
/** So far an unknown POSIX bracket is looked for its end. */
const POSIX_LIMIT = 20;

/** Reads on from behind `[`. Classes may nest `room` deep. */
export function parseCharClass(scanner: Scanner, room: number): CharacterClass {
  const open: OpenClass[] = [];
  let token: ClassToken = { kind: 'open' };
  for (;;) {
    if (token.kind === 'open') {
      if (open.length >= room) throw new Rejection('parse depth limit over');
      open.push({ state: 'start', from: 0, negated: scanner.accept('^'), operands: [[]] });
      token = firstToken(scanner);
    } else if (token.kind === 'close') {
      const node = closed(open.pop()!);
      if (open.length === 0) return node;
      open.at(-1)!.operands.at(-1)!.push(node);
      token = nextToken(scanner);
    } else token = add(open.at(-1)!, token, scanner);
  }
}

function closed(done: OpenClass): CharacterClass {
  flush(done);
  return { kind: 'class', negated: done.negated, operands: done.operands };
}

/** Adds a value that has been waiting for a dash. A class that ends in the middle of a range, `[a-[b]]`, is without its beginning. */
function flush(to: OpenClass): void {
  if (to.state === 'value') to.operands.at(-1)!.push({ kind: 'range', from: to.from, to: to.from });
}

/** A `]` at the very beginning stands for itself, if there is another. */
function firstToken(scanner: Scanner): ClassToken {
  const token = nextToken(scanner);
  if (token.kind !== 'close') return token;
  if (!scanner.hasBracket()) throw new Rejection('empty char-class');
  return { kind: 'value', value: code(']') };
}

/** Adds a token to a class and gives the next one. */
function add(to: OpenClass, token: ClassToken, scanner: Scanner): ClassToken {
  if (token.kind === 'end') throw new Rejection('premature end of char-class');
  if (token.kind === 'dash') return addDash(to, scanner);
  if (token.kind === 'value') addValue(to, token.value);
  else if (token.kind === 'set') addSet(to, token.item);
  else if (token.kind === 'and') addOperand(to);
  return nextToken(scanner);
}

function addValue(to: OpenClass, value: number): void {
  if (to.state === 'range') {
    if (to.from > value) throw new Rejection('empty range in char class');
    to.operands.at(-1)!.push({ kind: 'range', from: to.from, to: value });
    to.state = 'complete';
  } else {
    flush(to);
    to.state = 'value';
  }
  to.from = value;
}

function addSet(to: OpenClass, item: ClassItem): void {
  if (to.state === 'range') throw new Rejection('char-class value at end of range');
  flush(to);
  to.operands.at(-1)!.push(item);
  to.state = 'set';
}

function addOperand(to: OpenClass): void {
  flush(to);
  to.operands.push([]);
  to.state = 'start';
}

/** A dash makes a range, or is a value where none can be. */
function addDash(to: OpenClass, scanner: Scanner): ClassToken {
  const last = scanner.peek() === code(']') || (scanner.peek() === code('&') && scanner.source[scanner.at + 1] === code('&'));
  if (to.state === 'set' && !last) throw new Rejection('unmatched range specifier in char-class');
  if (to.state === 'value' && !last) to.state = 'range';
  else addValue(to, DASH);
  return nextToken(scanner);
}

function nextToken(scanner: Scanner): ClassToken {
  if (scanner.atEnd()) return { kind: 'end' };
  const c = scanner.next();
  if (c === code(']')) return { kind: 'close' };
  if (c === DASH) return { kind: 'dash' };
  if (c === BACKSLASH) return escaped(scanner);
  if (c === code('[')) return bracket(scanner);
  if (c === code('&') && scanner.accept('&')) return { kind: 'and' };
  return { kind: 'value', value: c };
}

function escaped(scanner: Scanner): ClassToken {
  const c = scanner.next();
  if (SETS.has(c)) return { kind: 'set', item: scanner.shorthand(String.fromCodePoint(c)) };
  if ((c === code('p') || c === code('P')) && scanner.accept('{')) {
    return { kind: 'set', item: scanner.property(c === code('P')) };
  }
  if (c === code('x')) return { kind: 'value', value: digits(scanner, scanner.at, 2, hexValue, 16) };
  if (octalValue(c) >= 0) return { kind: 'value', value: digits(scanner, scanner.at - 1, 3, octalValue, 8) };
  return { kind: 'value', value: CONTROLS.get(c) ?? c };
}

function digits(scanner: Scanner, start: number, limit: number, digit: (c: number) => number, base: number): number {
  const { value, end } = readDigits(scanner.source, start, limit, digit, base);
  scanner.at = end;
  return value;
}

/** A `[` begins a POSIX bracket or a class, or stands for itself where it looks like the first and is not. */
function bracket(scanner: Scanner): ClassToken {
  const start = scanner.at;
  if (!scanner.accept(':')) return { kind: 'open' };
  if (!scanner.hasPosixEnd()) {
    scanner.at = start;
    return { kind: 'open' };
  }
  const negated = scanner.accept('^');
  const name = posixBracket(scanner);
  if (name !== undefined) {
    return { kind: 'set', item: { kind: 'property', name: scanner.range === 'a' ? `ascii:${name}` : name, negated } };
  }
  scanner.at = start;
  return { kind: 'value', value: code('[') };
}

/** The name; reads on from behind `[:` or `[:^`; answers undefined, anywhere, where it is none. */
function posixBracket(scanner: Scanner): string | undefined {
  const rest = textOf(scanner.slice(scanner.at, scanner.at + POSIX_LIMIT + POSIX_END.length));
  const name = rest.length > POSIX_SHORTEST ? [...POSIX].find((posix) => rest.startsWith(posix)) : undefined;
  if (name !== undefined && rest.startsWith(POSIX_END, name.length)) {
    scanner.at += name.length + POSIX_END.length;
    return name;
  }
  if (name !== undefined || /^[^:\]]{0,20}:\]/u.test(rest)) throw new Rejection('invalid POSIX bracket type');
  return undefined;
}
