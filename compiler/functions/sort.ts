import { rubyInspect } from '../evaluator/ruby-text.ts';
import { compareBytes, rubySort } from '../types/index.ts';
import { type PuppetCallable, SemVer, TimeData, type Value } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { rubyClassName } from './shared/ruby-class.ts';

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
  throw new PuppetError(`comparison of ${rubyClassName(result)} with 0 failed`);
}

/** Ruby's `<=>`. */
function compare(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareBytes(a, b);
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof SemVer && b instanceof SemVer) return a.compare(b);
  if (a instanceof TimeData) {
    const order = a.compare(b);
    if (order !== undefined) return order;
  }
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b);
  if (a === b) return 0;
  throw incomparable(a, b);
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Ruby names the class of the one, and shows the other when it is a simple value. */
function incomparable(a: Value, b: Value): PuppetError {
  const simple = b === undefined || typeof b === 'boolean' || isNumber(b);
  return new PuppetError(`comparison of ${rubyClassName(a)} with ${simple ? rubyInspect(b) : rubyClassName(b)} failed`);
}
