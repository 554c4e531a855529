/**
 * The three equalities of Puppet's runtime: of the language (`==`), of Ruby's `==`, and of hash keys (`eql?`).
 */
import { countSteps } from '../limits.ts';
import { ObjectValue } from './object-value.ts';
import { TimeData } from './time.ts';
import type { Value } from './value.ts';

type Equality = (a: Value, b: Value) => boolean;

/**
 * The operator `==` of the Puppet language: Integer and Float compare by number, strings without regard to the case of ASCII letters.
 *
 * Puppet: pops/evaluator/compare_operator.rb#equals
 */
export function puppetEquals(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === 'string') return typeof b === 'string' && sameButForCase(a, b);
  return looseEquals(a, b, puppetEquals);
}

/** Ruby's `==`: as the language's, but the case of letters counts. */
export function rubyEquals(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === 'string') return false;
  return looseEquals(a, b, rubyEquals);
}

/** Ruby's `eql?`: as `==`, but an Integer is never a Float. */
export function eql(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return compoundEquals(a, b, eql);
}

function looseEquals(a: Value, b: Value, equals: Equality): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: `1n == 1` compares by number, which is the point
  if (isNumeric(a) && isNumeric(b)) return a == b;
  // Times are numbers of seconds for Ruby.
  if (a instanceof TimeData && isNumeric(b)) return a.compare(b) === 0;
  if (b instanceof TimeData && isNumeric(a)) return b.compare(a) === 0;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return compoundEquals(a, b, equals);
}

function compoundEquals(a: Value & object, b: Value & object, equals: Equality): boolean {
  if (a instanceof ObjectValue) return a.eql(b);
  if (a instanceof Map) return b instanceof Map && hashEquals(a, b, equals);
  if (!Array.isArray(b) || a.length !== b.length) return false;
  countSteps(a.length + 1);
  return a.every((item, index) => equals(item, b[index]));
}

function hashEquals(a: ReadonlyMap<Value, Value>, b: ReadonlyMap<Value, Value>, equals: Equality): boolean {
  if (a.size !== b.size) return false;
  countSteps(a.size + 1);
  for (const [key, value] of a) {
    // Puppet's `==` asks `b[key]` alone: a missing key equals undef. Ruby's asks whether the key is there.
    if (!equals(b.get(key), value) || (equals !== puppetEquals && !b.has(key))) return false;
  }
  return true;
}

function isNumeric(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Most texts that are compared differ in their length or soon. */
function sameButForCase(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y && lowerCode(x) !== lowerCode(y)) return false;
  }
  return true;
}

/** The code unit of the small letter, for a capital ASCII letter. */
function lowerCode(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
