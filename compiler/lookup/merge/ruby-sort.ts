/**
 * Ruby's Array#sort!, down to which two elements it complains of: glibc's merge sort with `<=>`.
 *
 * Ruby: array.c#sort_2, error.c#rb_cmperr; glibc: stdlib/msort.c
 */
import { compareBytes } from '../../types/index.ts';
import { PuppetHash, rubyEquals, type Value } from '../../values/index.ts';
import { RubyError } from '../errors.ts';
import { rubyClass } from '../ruby-class.ts';
import { rubyInspect } from '../ruby-text.ts';

/** A sorted copy. Throws Ruby's error when two elements that meet cannot be compared. */
export function rubySort(list: readonly Value[]): Value[] {
  if (list.length <= 1) return [...list];
  const middle = list.length >>> 1;
  return merged(rubySort(list.slice(0, middle)), rubySort(list.slice(middle)));
}

function merged(left: readonly Value[], right: readonly Value[]): Value[] {
  const result: Value[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    const [a, b] = [left[l], right[r]];
    const order = compare(a, b);
    if (order === undefined) throw incomparable(a, b);
    if (order <= 0) {
      result.push(a);
      l++;
    } else {
      result.push(b);
      r++;
    }
  }
  return [...result, ...left.slice(l), ...right.slice(r)];
}

/** Ruby's `<=>`; undefined for nil. */
function compare(a: Value, b: Value): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return compareBytes(a, b);
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0;
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  if (typeof a !== typeof b) return undefined;
  return a instanceof PuppetHash || typeof a !== 'object' ? (rubyEquals(a, b) ? 0 : undefined) : undefined;
}

function compareLists(a: readonly Value[], b: readonly Value[]): number | undefined {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Numbers, true, false and nil are shown themselves, everything else by its class. */
function incomparable(a: Value, b: Value): RubyError {
  const shown = typeof b === 'string' || typeof b === 'object' ? rubyClass(b) : rubyInspect(b);
  return new RubyError(`comparison of ${rubyClass(a)} with ${shown} failed`);
}
