/**
 * Comparing, matching and containment of values.
 *
 * Puppet: pops/evaluator/compare_operator.rb
 */
import { countSteps } from '../limits.ts';
import { PType, setParameterMatcher } from '../types/index.ts';
import {
  Binary,
  Default,
  PuppetHash,
  PuppetRegexp,
  puppetEquals,
  SemVer,
  SemVerRange,
  Timespan,
  Timestamp,
  type Value,
} from '../values/index.ts';
import { PuppetError } from './errors.ts';
import type { Scope } from './scope.ts';

/** Negative, zero or positive; throws when the two have no order. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string') {
    if (typeof b === 'string') return compareText(a, b);
    throw new PuppetError('A String is not comparable to a non String');
  }
  if (typeof a === 'bigint' || typeof a === 'number') return compareNumber(a, b);
  if (a instanceof Timespan || a instanceof Timestamp) return compareTime(a, b);
  if (a instanceof SemVer) {
    if (b instanceof SemVer) return a.compare(b);
    throw new PuppetError('Versions not comparable to non Versions');
  }
  if (a instanceof Default) {
    if (b instanceof Default) return 0;
    throw new PuppetError('Symbol not comparable to non Symbol');
  }
  throw new PuppetError('Only Strings, Numbers, Timespans, Timestamps, and Versions are comparable');
}

/** Ruby's `casecmp`: bytes, with ASCII letters in lower case. */
function compareText(a: string, b: string): number {
  const x = Buffer.from(asciiLower(a));
  return Math.sign(x.compare(Buffer.from(asciiLower(b))));
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function compareNumber(a: bigint | number, b: Value): number {
  if (typeof b === 'bigint' || typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (b instanceof Timespan || b instanceof Timestamp) return -(b.compare(a) ?? 0);
  throw new PuppetError('A Numeric is not comparable to non Numeric');
}

function compareTime(a: Timespan | Timestamp, b: Value): number {
  const order = a.compare(b);
  if (order !== undefined) return order;
  const what = a instanceof Timespan ? 'Timespans' : 'Timestamps';
  throw new PuppetError(`${what} are only comparable to ${what}, Integers, and Floats`);
}

/** Whether a value fits an option of `case` or of a selector. A match of an expression is kept in the scope. */
export function matches(value: Value, pattern: Value, scope: Scope | undefined): boolean {
  countSteps(1);
  if (typeof pattern !== 'object') return puppetEquals(value, pattern);
  if (pattern instanceof PuppetRegexp) return matchesRegexp(value, pattern, scope);
  if (pattern instanceof PType) return pattern.isInstance(value);
  if (pattern instanceof Default) return true;
  if (pattern instanceof SemVer) return matchesVersion(value, pattern);
  if (pattern instanceof SemVerRange) return inVersionRange(value, pattern);
  if (pattern instanceof PuppetHash) {
    if (!(value instanceof PuppetHash)) return false;
    for (const [key, item] of pattern) if (!matches(value.get(key), item, scope)) return false;
    return true;
  }
  if (Array.isArray(pattern)) {
    const list = pattern as readonly Value[];
    return Array.isArray(value) && value.length === list.length && list.every((item, i) => matches(value[i], item, scope));
  }
  return puppetEquals(value, pattern);
}

function matchesRegexp(value: Value, pattern: PuppetRegexp, scope: Scope | undefined): boolean {
  if (typeof value !== 'string') return false;
  const match = pattern.match(value);
  scope?.pushMatch(match);
  return match !== undefined;
}

function matchesVersion(value: Value, version: SemVer): boolean {
  const other = typeof value === 'string' ? parseVersion(value) : value;
  return other instanceof SemVer && version.compare(other) === 0;
}

function parseVersion(text: string): SemVer | undefined {
  try {
    return SemVer.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a version, or a text that is one, lies in the range. */
export function inVersionRange(value: Value, range: SemVerRange): boolean {
  const version = typeof value === 'string' ? parseVersion(value) : value;
  return version instanceof SemVer && range.includes(version);
}

setParameterMatcher((value, pattern) => matches(value, pattern, undefined));

/** The operator `in`: whether the right value contains the left one. */
export function includes(container: Value, value: Value, scope: Scope): boolean {
  if (typeof container === 'string') return stringIncludes(container, value, scope);
  if (Array.isArray(container)) return listIncludes(container as readonly Value[], value, scope);
  if (container instanceof PuppetHash) return listIncludes([...container.keys()], value, scope);
  if (container instanceof SemVerRange) return inVersionRange(value, container);
  if (container instanceof Binary) return binaryIncludes(container, value);
  return false;
}

function stringIncludes(text: string, value: Value, scope: Scope): boolean {
  if (typeof value === 'string') return text.toLowerCase().includes(value.toLowerCase());
  if (!(value instanceof PuppetRegexp)) return false;
  const match = value.match(text);
  scope.pushMatch(match);
  return match !== undefined;
}

function listIncludes(list: readonly Value[], value: Value, scope: Scope): boolean {
  countSteps(list.length);
  if (typeof value === 'string' || value instanceof SemVer) return list.some((item) => matches(value, item, scope));
  if (value instanceof PuppetRegexp) return listMatches(list, value, scope);
  if (value instanceof PType) return list.some((item) => value.isInstance(item));
  return list.some((item) => puppetEquals(item, value));
}

function listMatches(list: readonly Value[], pattern: PuppetRegexp, scope: Scope): boolean {
  for (const item of list) {
    const match = typeof item === 'string' ? pattern.match(item) : undefined;
    if (!match) continue;
    scope.pushMatch(match);
    return true;
  }
  return false;
}

function binaryIncludes(binary: Binary, value: Value): boolean {
  const bytes = Buffer.from(binary.bytes);
  if (value instanceof Binary) return bytes.includes(Buffer.from(value.bytes));
  if (typeof value === 'string') return bytes.includes(value);
  return typeof value === 'bigint' && value >= 0n && value < 256n && bytes.includes(Number(value));
}
