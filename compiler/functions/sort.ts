import { countSteps } from '../limits.ts';
import { compareBytes, rubySort } from '../types/index.ts';
import { Default, type PuppetCallable, PuppetHash, rubyEquals, SemVer, TimeData, type Value } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { incomparable } from './shared/incomparable.ts';
import { rubyClassName } from './shared/ruby-class.ts';
import { noConversion, noMethod } from './stdlib/shared/ruby-errors.ts';

/**
 * `sort(Variant[String, Array] $value, &$block?)`: the elements or characters in order. Texts are ordered by code point, so that
 * capitals come first; values of different kinds cannot be sorted without a block that compares two of them.
 *
 * Puppet: lib/puppet/functions/sort.rb
 */
export const sort = puppetFunction('sort', [
  {
    params: ['String string_value'],
    optionalBlock: 'Callable[2,2] block',
    body: ({ args, block }) => sorted([...(args[0] as string)], block).join(''),
  },
  {
    params: ['Array array_value'],
    optionalBlock: 'Callable[2,2] block',
    body: ({ args, block }) => sorted(args[0] as readonly Value[], block),
  },
]);

function sorted(values: readonly Value[], block: PuppetCallable | undefined): readonly Value[] {
  const order = block === undefined ? compare : (a: Value, b: Value) => answer(block.call(a, b), a, b);
  return rubySort(values, order);
}

function answer(result: Value, a: Value, b: Value): number {
  if (typeof result === 'bigint' || typeof result === 'number') return Number(result);
  if (result === undefined) throw incomparable(a, b);
  if (result instanceof TimeData) return result.compare(0n) ?? 0;
  if (result instanceof PuppetHash) throw noConversion(0n, 'Hash');
  const isOrdered = typeof result === 'string' || result instanceof SemVer || result instanceof Default;
  throw isOrdered ? new PuppetError(`comparison of ${rubyClassName(result)} with 0 failed`) : noMethod('>', result);
}

function compare(a: Value, b: Value): number {
  countSteps(1);
  const order = orderOf(a, b);
  if (order === undefined) throw incomparable(a, b);
  return order;
}

/** Ruby's `<=>`: undefined for values that have no order. */
function orderOf(a: Value, b: Value): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return compareBytes(a, b);
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof SemVer && b instanceof SemVer) return a.compare(b);
  if (a instanceof TimeData) {
    const order = a.compare(b);
    if (order !== undefined) return order;
  }
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b);
  return rubyEquals(a, b) ? 0 : undefined;
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number | undefined {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = orderOf(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}
