/** Ruby's `<=>`, and what sorts by it. */
import { compareBytes, rubySort } from '../../types/index.ts';
import type { Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import type { RubyValue } from '../ruby-value.ts';
import { integer, type Yield } from './method.ts';

export function compareNumbers(a: RubyValue, b: RubyValue): number {
  if ((typeof a !== 'bigint' && typeof a !== 'number') || (typeof b !== 'bigint' && typeof b !== 'number')) {
    return decline('numbers and other things compared');
  }
  if (a < b) return -1;
  return a > b ? 1 : Number.isNaN(a) || Number.isNaN(b) ? decline('NaN compared') : 0;
}

/** Declines what Ruby does not compare. */
export function compare(a: RubyValue, b: RubyValue): number {
  if (typeof a === 'string' && typeof b === 'string') return Math.sign(compareBytes(a, b));
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  return compareNumbers(a, b);
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [one, other] = [a[index], b[index]];
    // What is the same is equal to itself, whatever it is.
    const order = one === other && typeof one !== 'object' ? 0 : compare(one, other);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

export function sorted(values: readonly Value[]): Value[] {
  return [...rubySort(values, compare)];
}

/** In the order that the block tells of two values. */
export function sortedWith(values: readonly Value[], give: Yield): Value[] {
  return [...rubySort(values, (a, b) => Number(integer(give(a, b))))];
}

export function sortedBy(values: readonly Value[], give: Yield): Value[] {
  const keyed = values.map((value) => ({ value, key: give(value) }));
  return rubySort(keyed, (a, b) => compare(a.key, b.key)).map(({ value }) => value);
}
