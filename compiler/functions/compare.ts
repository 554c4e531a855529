import { label } from '../../parser/diagnostics/labels.ts';
import { valueLabel } from '../evaluator/value-label.ts';
import { compareBytes } from '../types/index.ts';
import type { SemVer, TimeData, Value } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';

const TYPES = ['TimeComparable = Variant[Numeric, Timespan, Timestamp]', 'Comparable = Variant[String, Semver, TimeComparable]'];

/**
 * `compare($a, $b, Boolean $ignore_case?)`: -1, 0 or 1. Numbers, texts (without regard to case unless told), versions, and times
 * with times or numbers.
 *
 * Puppet: lib/puppet/functions/compare.rb
 */
export const compare = puppetFunction(
  'compare',
  [
    { params: ['Numeric a', 'Numeric b'], body: ({ args: [a, b] }) => order(a as number, b as number) },
    {
      params: ['String a', 'String b'],
      optional: ['Boolean ignore_case'],
      body: ({ args: [a, b, c] }) => strings(a as string, b as string, c !== false),
    },
    { params: ['Semver a', 'Semver b'], body: ({ args: [a, b] }) => BigInt(Math.sign((a as SemVer).compare(b as SemVer))) },
    { params: ['Numeric a', 'Variant[Timespan, Timestamp] b'], body: ({ args: [a, b] }) => -times(b, a) },
    { params: ['Timestamp a', 'Variant[Timestamp, Numeric] b'], body: ({ args: [a, b] }) => times(a, b) },
    { params: ['Timespan a', 'Variant[Timespan, Numeric] b'], body: ({ args: [a, b] }) => times(a, b) },
    { params: ['Comparable a', 'Comparable b'], repeated: 'Any ignore_case', mismatch: ({ args }) => mismatch(args) },
    { params: ['Any a', 'Any b'], repeated: 'Any ignore_case', mismatch: ({ args: [a, b] }) => notComparable(a, b) },
  ],
  { localTypes: TYPES },
);

function order(a: bigint | number, b: bigint | number): bigint {
  return a < b ? -1n : a > b ? 1n : 0n;
}

function strings(a: string, b: string, ignoreCase: boolean): bigint {
  const fold = (text: string): string => (ignoreCase ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text);
  return BigInt(Math.sign(compareBytes(fold(a), fold(b))));
}

function times(a: Value, b: Value): bigint {
  return BigInt((a as TimeData).compare(b) ?? 0);
}

function typeLabel(value: Value): string {
  return label(valueLabel(value));
}

function notComparable(a: Value, b: Value): string {
  return `compare(): Non comparable type. Only values of the types Numeric, String, Semver, Timestamp and Timestamp can be compared. Got ${typeLabel(a)} and ${typeLabel(b)}`;
}

function mismatch([a, b, ...rest]: readonly Value[]): string {
  if (rest.length > 0 && !(typeof a === 'string' && typeof b === 'string')) {
    return 'compare(): The third argument (ignore case) can only be used when comparing strings';
  }
  if (rest.length > 1) return `compare(): Accepts at most 3 arguments, got ${2 + rest.length}`;
  // Puppet means to say that it must be a Boolean, and trips over a name that Ruby does not know.
  if (rest.length === 1) throw new PuppetError('uninitialized constant Puppet::Pops::Loader::RubyFunctionInstantiator::Boolean');
  return `compare(): Can only compare values of the same type (or for Timestamp/Timespan also against Numeric). Got ${typeLabel(a)} and ${typeLabel(b)}`;
}
