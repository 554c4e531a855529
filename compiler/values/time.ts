/** Units of time in nanoseconds, and what Timespan and Timestamp share. */
import { PuppetError } from '../functions/error.ts';
import { identity } from './callable.ts';
import { ObjectValue } from './object-value.ts';

export const NSECS_PER_USEC = 1_000n;
export const NSECS_PER_MSEC = 1_000_000n;
export const NSECS_PER_SEC = 1_000_000_000n;
export const NSECS_PER_MIN = 60n * NSECS_PER_SEC;
export const NSECS_PER_HOUR = 60n * NSECS_PER_MIN;
export const NSECS_PER_DAY = 24n * NSECS_PER_HOUR;

/** Division rounding down, as Ruby's. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** The remainder that goes with `floorDivide`. */
export function floorModulo(a: bigint, b: bigint): bigint {
  return a - b * floorDivide(a, b);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Seconds as nanoseconds, the fraction cut after the ninth digit. */
export function secondsToNanoseconds(seconds: bigint | number): bigint {
  if (typeof seconds === 'bigint') return seconds * NSECS_PER_SEC;
  return truncated(seconds * 1e9);
}

/** Ruby's `Float#to_i`. */
export function truncated(value: number): bigint {
  if (!Number.isFinite(value)) throw new PuppetError(String(value));
  return BigInt(Math.trunc(value));
}

/**
 * An amount of nanoseconds that counts as seconds in arithmetic and comparison.
 *
 * Puppet: pops/time/timespan.rb (TimeData)
 */
export abstract class TimeData extends ObjectValue {
  readonly nanoseconds: bigint;
  constructor(nanoseconds: bigint) {
    super();
    this.nanoseconds = nanoseconds;
  }
  /** Whole seconds, rounded down. */
  toInteger(): bigint {
    return floorDivide(this.nanoseconds, NSECS_PER_SEC);
  }
  /** As Ruby's `Integer#fdiv`, which shortens the fraction before it divides. */
  toFloat(): number {
    const divisor = greatestCommonDivisor(this.nanoseconds, NSECS_PER_SEC);
    return Number(this.nanoseconds / divisor) / Number(NSECS_PER_SEC / divisor);
  }
  /** Negative, zero or positive against a value of the same kind or a number of seconds; undefined when not comparable. */
  compare(other: unknown): number | undefined {
    if (other instanceof TimeData && other.constructor === this.constructor) return order(this.nanoseconds, other.nanoseconds);
    if (typeof other === 'bigint') return order(this.toInteger(), other);
    if (typeof other === 'number') return order(this.toFloat(), other);
    return undefined;
  }
  /** Ruby's `hash` of a time is that of its object: equal times are different keys of a hash. */
  override hashKey(): string {
    return `time(${identity(this)})`;
  }
  override eql(other: unknown): boolean {
    return other instanceof TimeData && other.constructor === this.constructor && other.nanoseconds === this.nanoseconds;
  }
}

function order(a: bigint | number, b: bigint | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
