/** Methods of String and Symbol; what counts or changes characters is done for ASCII. Ruby: string.c, symbol.c */

import { substitute } from '../../functions/shared/substitute.ts';
import { boundedText, checkText, countSteps, LimitError } from '../../limits.ts';
import { literalPattern } from '../../regexp/index.ts';
import { characterCount, compareBytes, rubyFormat } from '../../types/index.ts';
import { PuppetHash, PuppetRegexp, RubySymbol, type Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import { inspectOf, plain, RubyRange, type RubyValue, textOf } from '../ruby-value.ts';
import { count, integer, list, type Methods, named, plainly, text, withOne, withOptional, withSome } from './method.ts';
import { groupOf, matchIndex, matchOf } from './regexp.ts';

const ASCII = /^[\0-\x7f]*$/;
/** What `strip` takes away; at the end NUL, too. */
const LEADING = /^[\t\n\v\f\r \0]+/;
const TRAILING = /[\t\n\v\f\r \0]+$/;

/** Texts of which each character is one unit, in every case one. */
function ascii(value: string): string {
  return ASCII.test(value) ? value : decline('a text that is not ASCII');
}

export function formatted(format: string, args: readonly RubyValue[]): string {
  try {
    return rubyFormat(format, args.map(plain), { toText: textOf, inspect: inspectOf });
  } catch (error) {
    if (error instanceof LimitError) throw error;
    return decline('a format');
  }
}

function element(value: string, args: readonly RubyValue[]): string | undefined {
  const [first, second] = args;
  if (first instanceof PuppetRegexp) return groupOf(first.match(value)?.groups ?? [], second === undefined ? 0 : count(second));
  if (typeof first === 'string' && second === undefined) return value.includes(first) ? first : undefined;
  const [from, size] = extent(first, second, ascii(value).length);
  if (from < 0 || from > value.length || size < 0) return undefined;
  if (second === undefined && typeof first === 'bigint' && from === value.length) return undefined;
  return value.slice(from, from + size);
}

/** Where a part begins and how long it is: of an index, an index and a length, or a range. */
export function extent(first: RubyValue, second: RubyValue, length: number): readonly [from: number, size: number] {
  const place = (index: bigint) => (index < 0n ? length : 0) + count(index);
  if (!(first instanceof RubyRange)) return [place(integer(first)), second === undefined ? 1 : count(second)];
  if (second !== undefined) return decline('a range and a length');
  const from = place(first.from);
  const end = first.isExclusive ? place(first.to + 1n) : place(first.to) + 1;
  return [from, Math.max(end - from, 0)];
}

function parts(value: string, separator: RubyValue): Value[] {
  if (separator === undefined || separator === ' ') return value.split(/[\t\n\v\f\r ]+/).filter((part) => part !== '');
  const result: Value[] = typeof separator === 'string' ? value.split(separator) : partsBetween(value, separator);
  while (result.length > 0 && result.at(-1) === '') result.pop();
  return separator === '' ? [...value] : result;
}

/** Patterns that may match nothing, and groups, are left to Ruby. */
function partsBetween(value: string, separator: RubyValue): Value[] {
  if (!(separator instanceof PuppetRegexp)) return decline('a separator of an odd kind');
  const result: Value[] = [];
  let from = 0;
  for (const { groups, index, end } of separator.matchAll(value)) {
    countSteps(1);
    if (end === index || groups.length > 1) decline('an odd separator');
    result.push(value.slice(from, index));
    from = end;
  }
  return [...result, value.slice(from)];
}

function replaced(isAll: boolean) {
  return withSome<string>(2, 2, (value, [pattern, replacement]) => {
    const regexp = typeof pattern === 'string' ? new PuppetRegexp(literalPattern(pattern)) : pattern;
    if (!(regexp instanceof PuppetRegexp) || typeof replacement !== 'string') return decline('a replacement of an odd kind');
    return substitute(value, regexp, replacement, isAll);
  });
}

function replacedByBlock(isAll: boolean) {
  return withSome<string>(1, 1, (value, [pattern], { give }) => {
    const regexp = typeof pattern === 'string' ? new PuppetRegexp(literalPattern(pattern)) : pattern;
    if (!(regexp instanceof PuppetRegexp)) return decline('a pattern of an odd kind');
    let result = '';
    let from = 0;
    for (const { groups, index, end } of regexp.matchAll(value)) {
      result = boundedText(result + value.slice(from, index) + textOf(give(groups[0])));
      from = end;
      if (!isAll) break;
    }
    return result + value.slice(from);
  });
}

function padded(pad: (value: string, width: number, filling: string) => string) {
  return withOptional<string>(1, 2, (value, [width, filling = ' ']) => {
    checkText(count(width));
    return text(filling) === '' ? decline('an empty filling') : pad(ascii(value), count(width), ascii(text(filling)));
  });
}

function centred(value: string, width: number, filling: string): string {
  const left = Math.max(Math.floor((width - value.length) / 2), 0);
  return value.length >= width ? value : `${filling.repeat(left).slice(0, left)}${value}`.padEnd(width, filling);
}

/** Lines with their ends. */
function linesOf(value: string): string[] {
  return value.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Of characters one by one; ranges, escapes and `^` are left to Ruby. */
function translated(value: string, from: string, to: string): string {
  if (/[\\^]|.-./.test(from) || /[\\^]|.-./.test(to) || from === '') decline('an odd set of characters');
  const [wanted, others] = [ascii(from), ascii(to)];
  return value.replace(/[\0-\x7f]/g, (character) => {
    const at = wanted.lastIndexOf(character);
    return at === -1 ? character : (others[Math.min(at, others.length - 1)] ?? '');
  });
}

const capitalized = (value: string) => value.slice(0, 1).toUpperCase() + value.slice(1).toLowerCase();
const swapped = (value: string) =>
  value.replace(/[A-Za-z]/g, (letter) => (letter >= 'a' ? letter.toUpperCase() : letter.toLowerCase()));

const COMPARISONS: Methods<string> = {
  '<=>': withOne((value, other) => (typeof other === 'string' ? BigInt(Math.sign(compareBytes(value, other))) : undefined)),
  '<': withOne((value, other) => compareBytes(value, text(other)) < 0),
  '<=': withOne((value, other) => compareBytes(value, text(other)) <= 0),
  '>': withOne((value, other) => compareBytes(value, text(other)) > 0),
  '>=': withOne((value, other) => compareBytes(value, text(other)) >= 0),
  '===': withOne((value, other) => value === other),
  'eql?': withOne((value, other) => value === other),
};

export const STRING: Methods<string> = {
  ...COMPARISONS,
  '+': withOne((value, other) => boundedText(value + text(other))),
  '*': withOne((value, times) => {
    const number = count(times);
    if (number < 0) decline('a text less than no times');
    checkText(value.length * number);
    return value.repeat(number);
  }),
  '%': withOne((value, args) => {
    if (args instanceof PuppetHash) return decline('a format with names');
    return formatted(value, Array.isArray(args) ? list(args) : [args]);
  }),
  '=~': withOne((value, pattern) => matchIndex(regexpGiven(pattern), value)),
  match: withOne((value, pattern) => matchOf(typeof pattern === 'string' ? fromText(pattern) : regexpGiven(pattern), value)),
  'match?': withOne((value, pattern) => (typeof pattern === 'string' ? fromText(pattern) : regexpGiven(pattern)).test(value)),
  ...named('[] slice', withOptional(1, 2, element)),
  'empty?': plainly((value) => value === ''),
  ...named(
    'length size',
    plainly((value) => BigInt(characterCount(value))),
  ),
  bytesize: plainly((value) => BigInt(Buffer.byteLength(value))),
  ...named(
    'to_str dup clone',
    plainly((value) => value),
  ),
  to_i: plainly((value) => BigInt((/^[\t\n\v\f\r ]*([+-]?\d+(?:_\d+)*)/.exec(value)?.[1] ?? '0').replace(/[_+]/g, ''))),
  to_f: plainly((value) => {
    const [digits = '', point] = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d_.])([\s\S]?)/.exec(value) ?? decline('an odd number');
    return /^[xX]/.test(point ?? '') ? decline('an odd number') : Number.parseFloat(digits);
  }),
  ...named(
    'to_sym intern',
    plainly((value) => new RubySymbol(value)),
  ),
  strip: plainly((value) => value.replace(LEADING, '').replace(TRAILING, '')),
  lstrip: plainly((value) => value.replace(LEADING, '')),
  rstrip: plainly((value) => value.replace(TRAILING, '')),
  chomp: withOptional(0, 1, (value, [end]) => {
    if (end === undefined) return value.replace(/\r?\n$|\r$/, '');
    return ['', '\n'].includes(text(end))
      ? decline('an odd end')
      : value.endsWith(text(end))
        ? value.slice(0, value.length - text(end).length)
        : value;
  }),
  chop: plainly((value) => (value.endsWith('\r\n') ? value.slice(0, -2) : ascii(value).slice(0, -1))),
  chr: plainly((value) => ascii(value).slice(0, 1)),
  upcase: plainly((value) => ascii(value).toUpperCase()),
  downcase: plainly((value) => ascii(value).toLowerCase()),
  capitalize: plainly((value) => capitalized(ascii(value))),
  swapcase: plainly((value) => swapped(ascii(value))),
  reverse: plainly((value) => [...ascii(value)].reverse().join('')),
  'include?': withOne((value, part) => value.includes(text(part))),
  'start_with?': withSome(1, 9, (value, starts) => starts.some((start) => value.startsWith(text(start)))),
  'end_with?': withSome(1, 9, (value, ends) => ends.some((end) => value.endsWith(text(end)))),
  delete_prefix: withOne((value, start) => (value.startsWith(text(start)) ? value.slice(text(start).length) : value)),
  delete_suffix: withOne((value, end) => (value.endsWith(text(end)) ? value.slice(0, value.length - text(end).length) : value)),
  index: withOne((value, part) => {
    if (part instanceof PuppetRegexp) return matchIndex(part, value);
    const at = ascii(value).indexOf(text(part));
    return at === -1 ? undefined : BigInt(at);
  }),
  sub: replaced(false),
  gsub: replaced(true),
  'sub&': replacedByBlock(false),
  'gsub&': replacedByBlock(true),
  split: withSome(0, 1, (value, [separator]) => parts(value, separator)),
  tr: withSome(2, 2, (value, [from, to]) => translated(value, text(from), text(to))),
  lines: plainly(linesOf),
  chars: plainly((value) => [...value]),
  'each_line&': withSome(0, 0, (value, _args, { give }) => {
    for (const line of linesOf(value)) give(line);
    return value;
  }),
  'each_char&': withSome(0, 0, (value, _args, { give }) => {
    for (const character of value) give(character);
    return value;
  }),
  scan: withOne((value, pattern) => {
    const found = [...regexpGiven(pattern).matchAll(value)];
    return found.map(({ groups }): Value => (groups.length > 1 ? groups.slice(1) : groups[0]));
  }),
  ljust: padded((value, width, filling) => value.padEnd(width, filling)),
  rjust: padded((value, width, filling) => value.padStart(width, filling)),
  center: padded(centred),
};

function regexpGiven(value: RubyValue): PuppetRegexp {
  return value instanceof PuppetRegexp ? value : decline('something else than a pattern');
}

/** A text is a pattern for `match`. */
function fromText(source: string): PuppetRegexp {
  const regexp = new PuppetRegexp(source);
  try {
    regexp.compile();
  } catch {
    decline('a pattern that Ruby refuses');
  }
  return regexp;
}

export const SYMBOL: Methods<RubySymbol> = {
  ...named(
    'to_s id2name name',
    plainly(({ name }) => name),
  ),
  to_sym: plainly((symbol) => symbol),
  '===': withOne((symbol, other) => other instanceof RubySymbol && other.name === symbol.name),
  '<=>': withOne(({ name }, other) =>
    other instanceof RubySymbol ? BigInt(Math.sign(compareBytes(name, other.name))) : undefined,
  ),
};
