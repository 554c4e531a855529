/** Methods of Array. Ruby: array.c, enum.c */
import { checkGrowth, checkSize, countSteps } from '../../limits.ts';
import { PuppetHash, RubySymbol, type Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import { isTrue, plain, RubyEnumerator, type RubyValue, textOf } from '../ruby-value.ts';
import {
  type CallOf,
  count,
  integer,
  list,
  type Method,
  type Methods,
  named,
  plainly,
  text,
  withBlock,
  withOne,
  withSome,
  type Yield,
} from './method.ts';
import { equal } from './object.ts';
import { compare, sorted, sortedBy, sortedWith } from './order.ts';
import { extent } from './string.ts';

type List = readonly Value[];

/** What a block that is not there would have done: it answers what is true as it is. */
const same: Yield = (value) => value;

/** Methods that Enumerable has, for what gives its block one value at a time; answers are lists. */
export const ENUMERABLE: Methods<List> = {
  ...named(
    'map& collect&',
    withBlock((values, give) => values.map((value) => plain(give(value)))),
  ),
  ...named(
    'flat_map& collect_concat&',
    withBlock((values, give) => values.flatMap((value) => joined(plain(give(value))))),
  ),
  ...named(
    'find& detect&',
    withBlock((values, give) => values.find((value) => isTrue(give(value)))),
  ),
  'filter_map&': withBlock((values, give) => values.map((value) => plain(give(value))).filter(isTrue)),
  'partition&': withBlock((values, give) => {
    const sides: [Value[], Value[]] = [[], []];
    for (const value of values) sides[isTrue(give(value)) ? 0 : 1].push(value);
    return sides;
  }),
  'group_by&': withBlock((values, give) => {
    const groups = new PuppetHash();
    for (const value of values) {
      const key = plain(give(value));
      groups.set(key, [...((groups.get(key) as List | undefined) ?? []), value]);
    }
    return groups;
  }),
  'sort_by&': withBlock(sortedBy),
  sort: plainly(sorted),
  'sort&': withBlock(sortedWith),
  'min_by&': withBlock((values, give) => best(values, give, -1)),
  'max_by&': withBlock((values, give) => best(values, give, 1)),
  min: plainly((values) => best(values, same, -1)),
  max: plainly((values) => best(values, same, 1)),
  sum: plainly((values) => values.reduce<bigint>((sum, value) => sum + integer(value), 0n)),
  'sum&': withBlock((values, give) => values.reduce<bigint>((sum, value) => sum + integer(give(value)), 0n)),
  'all?': plainly((values) => values.every(isTrue)),
  'all?&': withBlock((values, give) => values.every((value) => isTrue(give(value)))),
  'any?': plainly((values) => values.some(isTrue)),
  'any?&': withBlock((values, give) => values.some((value) => isTrue(give(value)))),
  'none?': plainly((values) => !values.some(isTrue)),
  'none?&': withBlock((values, give) => !values.some((value) => isTrue(give(value)))),
  'count&': withBlock((values, give) => BigInt(values.filter((value) => isTrue(give(value))).length)),
  ...named(
    'each_with_index',
    plainly((values) => new RubyEnumerator(values.map((value, index) => [value, BigInt(index)]))),
  ),
  'each_with_object&': withSome(1, 1, (values, [memo], { give }) => {
    for (const value of values) give(value, memo);
    return memo;
  }),
  ...named(
    'inject& reduce&',
    withSome(0, 1, (values, args, { give }) => injected(values, args, give)),
  ),
  ...named(
    'inject reduce',
    withSome(1, 2, (values, args, { send }) => {
      const method = args.at(-1);
      if (!(method instanceof RubySymbol)) return decline('a method of an odd name');
      return injected(values, args.slice(0, -1), (memo, value) => send(memo, method.name, [value]));
    }),
  ),
  'each_slice&': withSome(1, 1, (values, [size], { give }) => {
    for (const slice of slices(values, size)) give(slice);
    return values;
  }),
  each_slice: withOne((values, size) => new RubyEnumerator([...slices(values, size)])),
  first: plainly((values) => values[0]),
  take: withOne((values, size) => values.slice(0, natural(size))),
  drop: withOne((values, size) => values.slice(natural(size))),
  'take_while&': withBlock((values, give) => values.slice(0, firstFalse(values, give))),
  'drop_while&': withBlock((values, give) => values.slice(firstFalse(values, give))),
  ...named(
    'include? member?',
    withOne((values, wanted) => values.some((value) => equal(value, wanted))),
  ),
  tally: plainly((values) => {
    const counts = new PuppetHash();
    for (const value of values) counts.set(value, ((counts.get(value) as bigint | undefined) ?? 0n) + 1n);
    return counts;
  }),
};

function joined(value: Value): List {
  return Array.isArray(value) ? value : [value];
}

function best(values: List, give: Yield, sign: 1 | -1): Value {
  const [first, ...rest] = values.map((value) => ({ value, key: give(value) }));
  if (first === undefined) return undefined;
  return rest.reduce((found, one) => (compare(one.key, found.key) * sign > 0 ? one : found), first).value;
}

function injected(values: List, args: readonly RubyValue[], give: Yield): RubyValue {
  const [first, ...rest] = args.length > 0 ? [args[0], ...values] : values;
  return rest.reduce<RubyValue>((memo, value) => give(memo, value), first);
}

function* slices(values: List, size: RubyValue): Generator<Value[]> {
  const length = count(size);
  if (length < 1) decline('an odd size');
  for (let from = 0; from < values.length; from += length) yield values.slice(from, from + length);
}

function natural(size: RubyValue): number {
  return count(size) < 0 ? decline('a negative size') : count(size);
}

function firstFalse(values: List, give: Yield): number {
  const found = values.findIndex((value) => !isTrue(give(value)));
  return found === -1 ? values.length : found;
}

const SEEKING: Methods<List> = {
  ...named('[] slice', withSome(1, 2, element)),
  at: withOne((values, index) => values.at(count(index))),
  first: withSome(0, 1, (values, [size]) => (size === undefined ? values[0] : values.slice(0, natural(size)))),
  last: withSome(0, 1, (values, [size]) =>
    size === undefined ? values.at(-1) : values.slice(Math.max(values.length - natural(size), 0)),
  ),
  fetch: withSome(1, 2, (values, [index, otherwise]) => {
    const place = count(index) + (integer(index) < 0n ? values.length : 0);
    if (place >= 0 && place < values.length) return values[place];
    return otherwise === undefined ? decline('an index out of bounds') : otherwise;
  }),
  dig: withSome(1, 9, (values, [index, ...rest]) => {
    if (rest.length > 0) decline('dig');
    return values.at(count(index));
  }),
  values_at: withSome(0, 99, (values, indexes) => indexes.map((index) => values.at(count(index)))),
  ...named(
    'index find_index',
    withOne((values, wanted) => placeOf(values.findIndex((value) => equal(value, wanted)))),
  ),
  ...named(
    'index& find_index&',
    withBlock((values, give) => placeOf(values.findIndex((value) => isTrue(give(value))))),
  ),
  ...named(
    'length size',
    plainly((values) => BigInt(values.length)),
  ),
  count: withSome(0, 1, (values, args) => {
    return BigInt(args.length === 0 ? values.length : values.filter((value) => equal(value, args[0])).length);
  }),
  'empty?': plainly((values) => values.length === 0),
};

function element(values: List, [first, second]: readonly RubyValue[]): Value {
  if (typeof first === 'bigint' && second === undefined) return values.at(count(first));
  const [from, size] = extent(first, second, values.length);
  return from < 0 || from > values.length || size < 0 ? undefined : values.slice(from, from + size);
}

function placeOf(index: number): bigint | undefined {
  return index === -1 ? undefined : BigInt(index);
}

const LOOPS: Methods<List> = {
  'each&': withBlock((values, give) => {
    for (const value of values) give(value);
    return values;
  }),
  'each_with_index&': withBlock((values, give) => {
    for (const [index, value] of values.entries()) give(value, BigInt(index));
    return values;
  }),
  'each_index&': withBlock((values, give) => {
    for (const index of values.keys()) give(BigInt(index));
    return values;
  }),
  'reverse_each&': withBlock((values, give) => {
    for (const value of [...values].reverse()) give(value);
    return values;
  }),
  ...named(
    'map collect each',
    plainly((values) => new RubyEnumerator(values)),
  ),
};

const RESHAPING: Methods<List> = {
  ...named(
    'select& filter& find_all&',
    withBlock((values, give) => values.filter((value) => isTrue(give(value)))),
  ),
  'reject&': withBlock((values, give) => values.filter((value) => !isTrue(give(value)))),
  join: withSome(0, 1, (values, [separator]) => joinedText(values, separator === undefined ? '' : text(separator))),
  '*': withOne((values, by) => (typeof by === 'string' ? joinedText(values, by) : repeated(values, count(by)))),
  flatten: withSome(0, 1, (values, [levels]) => flat(values, levels === undefined ? Number.POSITIVE_INFINITY : natural(levels))),
  compact: plainly((values) => values.filter((value) => value !== undefined)),
  uniq: plainly(unique),
  reverse: plainly((values) => [...values].reverse()),
  rotate: plainly((values) => [...values.slice(1), ...values.slice(0, 1)]),
  '+': withOne((values, more) => concatenated(values, list(more))),
  '-': withOne((values, less) => without(values, list(less))),
  '&': withOne((values, others) => {
    const wanted = new PuppetHash(keyed(list(others)));
    return unique(values.filter((value) => wanted.has(value)));
  }),
  '|': withOne((values, more) => unique(concatenated(values, list(more)))),
  zip: withSome(1, 9, (values, others) => {
    const columns = others.map(list);
    return values.map((value, index) => [value, ...columns.map((column) => column[index])]);
  }),
  transpose: plainly((values) => {
    const rows = values.map(list);
    const width = rows[0]?.length ?? 0;
    if (rows.some((row) => row.length !== width)) decline('rows of different lengths');
    return Array.from({ length: width }, (_, index) => rows.map((row) => row[index]));
  }),
  ...named(
    'to_a entries to_ary',
    plainly((values) => values),
  ),
  ...named(
    'dup clone',
    plainly((values) => [...values]),
  ),
  to_h: plainly((values) => new PuppetHash(values.map(pair))),
  'to_h&': withBlock((values, give) => new PuppetHash(values.map((value) => pair(plain(give(value)))))),
  '<=>': withOne((values, other) => BigInt(compare(values, list(other)))),
  '===': withOne(equal),
};

function joinedText(values: List, separator: string): string {
  countSteps(values.length);
  return values.map((value) => (Array.isArray(value) ? joinedText(value, separator) : textOf(value))).join(separator);
}

function repeated(values: List, times: number): Value[] {
  if (times < 0) decline('a list less than no times');
  checkSize(values.length * times);
  return Array.from({ length: times }, () => values).flat() as Value[];
}

function flat(values: List, levels: number): Value[] {
  countSteps(values.length + 1);
  return values.flatMap((value) =>
    Array.isArray(value) ? (levels > 1 ? flat(value, levels - 1) : levels > 0 ? value : [value]) : [value],
  );
}

function keyed(values: List): (readonly [Value, Value])[] {
  return values.map((value) => [value, value]);
}

/** The first of those that are `eql?`. */
function unique(values: List): Value[] {
  const seen = new PuppetHash();
  for (const value of values) if (!seen.has(value)) seen.set(value, value);
  return [...seen.values()];
}

function without(values: List, less: List): Value[] {
  const gone = new PuppetHash(keyed(less));
  return values.filter((value) => !gone.has(value));
}

function concatenated(values: List, more: List): Value[] {
  checkSize(values.length + more.length);
  return [...values, ...more];
}

function pair(value: Value): readonly [Value, Value] {
  return Array.isArray(value) && value.length === 2 ? [value[0], value[1]] : decline('something else than a pair');
}

/** Changes of lists that the template made itself. */
const CHANGING: Methods<Value[]> = {
  '<<': changing(1, 1, (values, [value]) => void values.push(plain(value))),
  ...named(
    'push append',
    changing(0, 99, (values, more) => void values.push(...more.map(plain))),
  ),
  ...named(
    'unshift prepend',
    changing(0, 99, (values, more) => void values.unshift(...more.map(plain))),
  ),
  concat: changing(1, 1, (values, [more]) => void values.push(...list(more))),
  '[]=': {
    least: 2,
    most: 2,
    body: (values, [index, value], { own }) => {
      const place = count(index);
      if (!own.has(values) || place < 0 || place > values.length) decline('a change of an element');
      values[place] = plain(value);
      return value;
    },
  },
};

function changing(least: number, most: number, change: (values: Value[], args: readonly RubyValue[]) => void): Method<Value[]> {
  return {
    least,
    most,
    body: (values, args, { own }) => {
      if (!own.has(values)) decline('a change of a list that others may see');
      change(values, args);
      checkGrowth(values.length);
      return values;
    },
  };
}

export const ARRAY: Methods<List> = {
  ...ENUMERABLE,
  ...LOOPS,
  ...SEEKING,
  ...RESHAPING,
  ...(CHANGING as unknown as Methods<List>),
};

/** An enumerator gives what it has to the block of another method. */
export const ENUMERATOR: Methods<RubyEnumerator> = {
  ...Object.fromEntries(
    Object.entries({
      ...ENUMERABLE,
      ...named('to_a', RESHAPING.to_a as Method<List>),
      'select&': RESHAPING['select&'] as Method<List>,
      'reject&': RESHAPING['reject&'] as Method<List>,
    }).map(([name, { least, most, body }]) => [
      name,
      { least, most, body: ({ items }: RubyEnumerator, args: readonly RubyValue[], call: CallOf) => body(items, args, call) },
    ]),
  ),
};
