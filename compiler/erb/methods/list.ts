/** Methods of Array. Ruby: array.c, enum.c */
import { checkGrowth, checkSize, countSteps } from '../../limits.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import { isTruthy, plain, RubyEnumerator, type RubyValue, textOf } from '../ruby-value.ts';
import { ENUMERABLE, natural, slices } from './enumerable.ts';
import {
  count,
  integer,
  list,
  type Method,
  type Methods,
  named,
  plainly,
  text,
  through,
  withBlock,
  withOne,
  withOptional,
  withSome,
} from './method.ts';
import { equal } from './object.ts';
import { compare } from './order.ts';
import { extent } from './string.ts';

type List = readonly Value[];

const SEEKING: Methods<List> = {
  ...named('[] slice', withOptional(1, 2, element)),
  at: withOne((values, index) => values.at(count(index))),
  first: withOptional(0, 1, (values, [size]) => (size === undefined ? values[0] : values.slice(0, natural(size)))),
  last: withOptional(0, 1, (values, [size]) =>
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
    withBlock((values, give) => placeOf(values.findIndex((value) => isTruthy(give(value))))),
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
  'each_slice&': withSome(1, 1, (values, [size], { give }) => {
    for (const slice of slices(values, size)) give(slice);
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

/** What lists and enumerators have, and hashes in their own way. */
const LISTING: Methods<List> = {
  ...named(
    'select& filter& find_all&',
    withBlock((values, give) => values.filter((value) => isTruthy(give(value)))),
  ),
  'reject&': withBlock((values, give) => values.filter((value) => !isTruthy(give(value)))),
  ...named(
    'to_a entries',
    plainly((values) => values),
  ),
};

const RESHAPING: Methods<List> = {
  ...LISTING,
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
  to_ary: plainly((values) => values),
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
    changing(0, 99, (values, more) => append(values, more.map(plain))),
  ),
  ...named(
    'unshift prepend',
    changing(0, 99, (values, more) => void values.unshift(...more.map(plain))),
  ),
  concat: changing(1, 1, (values, [more]) => append(values, [...list(more)])),
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

function append(values: Value[], more: List): void {
  checkGrowth(values.length + more.length);
  for (const value of more) values.push(value);
}

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
export const ENUMERATOR: Methods<RubyEnumerator> = through<RubyEnumerator, List>(
  { ...ENUMERABLE, ...LISTING },
  ({ items }) => items,
);
