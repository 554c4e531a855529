/** Methods of Enumerable, for a list of what is given to blocks. Ruby: enum.c */
import { PuppetHash, RubySymbol, type Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import { isTruthy, plain, RubyEnumerator, type RubyValue } from '../ruby-value.ts';
import { count, integer, type Methods, named, plainly, withBlock, withOne, withSome, type Yield } from './method.ts';
import { equal } from './object.ts';
import { compare, sorted, sortedBy, sortedWith } from './order.ts';

type List = readonly Value[];

/** What a block that is not there would have done: it answers what is true as it is. */
const same: Yield = (value) => value;

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
    withBlock((values, give) => values.find((value) => isTruthy(give(value)))),
  ),
  'filter_map&': withBlock((values, give) => values.map((value) => plain(give(value))).filter(isTruthy)),
  'partition&': withBlock((values, give) => {
    const sides: [Value[], Value[]] = [[], []];
    for (const value of values) sides[isTruthy(give(value)) ? 0 : 1].push(value);
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
  'all?': plainly((values) => values.every(isTruthy)),
  'all?&': withBlock((values, give) => values.every((value) => isTruthy(give(value)))),
  'any?': plainly((values) => values.some(isTruthy)),
  'any?&': withBlock((values, give) => values.some((value) => isTruthy(give(value)))),
  'none?': plainly((values) => !values.some(isTruthy)),
  'none?&': withBlock((values, give) => !values.some((value) => isTruthy(give(value)))),
  'count&': withBlock((values, give) => BigInt(values.filter((value) => isTruthy(give(value))).length)),
  ...named(
    'each_with_index',
    plainly(
      (values) =>
        new RubyEnumerator(
          values.map((value, index) => [value, BigInt(index)]),
          true,
        ),
    ),
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

export function* slices(values: List, size: RubyValue): Generator<Value[]> {
  const length = count(size);
  if (length < 1) decline('an odd size');
  for (let from = 0; from < values.length; from += length) yield values.slice(from, from + length);
}

export function natural(size: RubyValue): number {
  return count(size) < 0 ? decline('a negative size') : count(size);
}

function firstFalse(values: List, give: Yield): number {
  const found = values.findIndex((value) => !isTruthy(give(value)));
  return found === -1 ? values.length : found;
}
