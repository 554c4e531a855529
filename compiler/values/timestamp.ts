import { currentTime } from '../world/clock.ts';
import { strftime } from './strftime.ts';
import { TimeData } from './time.ts';

/**
 * A point in time, in nanoseconds since 1970 in UTC.
 *
 * Puppet: pops/time/timestamp.rb
 */
export class Timestamp extends TimeData {
  static now(): Timestamp {
    return new Timestamp(currentTime());
  }
  plus(nanoseconds: bigint): Timestamp {
    return new Timestamp(this.nanoseconds + nanoseconds);
  }
  /** By a format as Ruby's `Time#strftime` has it, in UTC or at an offset of so many seconds. */
  format(format: string, utcOffset?: number): string {
    return strftime(this.nanoseconds, format, utcOffset);
  }
  override toString(): string {
    return this.format('%FT%T.%N %Z');
  }
}
