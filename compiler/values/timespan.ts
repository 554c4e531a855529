import { PuppetError } from '../functions/error.ts';
import {
  floorDivide,
  NSECS_PER_DAY,
  NSECS_PER_HOUR,
  NSECS_PER_MIN,
  NSECS_PER_MSEC,
  NSECS_PER_SEC,
  secondsToNanoseconds,
  TimeData,
  truncated,
} from './time.ts';
import { DEFAULT_TIMESPAN_FORMATS, type TimespanFormat, timespanFormat } from './timespan-format.ts';

/** Fields of a timespan; all but `negative` are amounts that are added up. */
export interface TimespanFields {
  readonly negative?: boolean;
  readonly days?: bigint;
  readonly hours?: bigint;
  readonly minutes?: bigint;
  readonly seconds?: bigint;
  readonly milliseconds?: bigint;
  readonly microseconds?: bigint;
  readonly nanoseconds?: bigint;
}

/**
 * A length of time.
 *
 * Puppet: pops/time/timespan.rb
 */
export class Timespan extends TimeData {
  /** The Float that it was made of, in nanoseconds: Puppet calculates with it, and its fraction is printed otherwise. */
  readonly float: number | undefined;
  constructor(nanoseconds: bigint, float?: number) {
    super(nanoseconds);
    this.float = float;
  }

  /** Of seconds, as bounds of types are written. */
  static fromSeconds(seconds: bigint | number): Timespan {
    return new Timespan(secondsToNanoseconds(seconds), typeof seconds === 'number' ? seconds * 1e9 : undefined);
  }

  static fromFields(fields: TimespanFields): Timespan {
    const hours = (fields.days ?? 0n) * 24n + (fields.hours ?? 0n);
    const seconds = (hours * 60n + (fields.minutes ?? 0n)) * 60n + (fields.seconds ?? 0n);
    const micro = (seconds * 1000n + (fields.milliseconds ?? 0n)) * 1000n + (fields.microseconds ?? 0n);
    const nano = micro * 1000n + (fields.nanoseconds ?? 0n);
    return new Timespan(fields.negative ? -nano : nano);
  }

  /** Reads a text by one format, or by the first of several that fits; throws an Error with Puppet's message. */
  static parse(text: string, format: string | readonly string[] | undefined): Timespan {
    if (format === undefined) return new Timespan(parseByAny(text, DEFAULT_TIMESPAN_FORMATS));
    if (typeof format === 'string') return new Timespan(timespanFormat(format).parse(text));
    return new Timespan(parseByAny(text, format.map(timespanFormat)));
  }

  get negative(): boolean {
    return this.nanoseconds < 0n;
  }
  get totalNanoseconds(): bigint {
    return this.negative ? -this.nanoseconds : this.nanoseconds;
  }
  get totalMilliseconds(): bigint {
    return this.totalNanoseconds / NSECS_PER_MSEC;
  }
  get totalSeconds(): bigint {
    return this.totalNanoseconds / NSECS_PER_SEC;
  }
  get totalMinutes(): bigint {
    return this.totalNanoseconds / NSECS_PER_MIN;
  }
  get totalHours(): bigint {
    return this.totalNanoseconds / NSECS_PER_HOUR;
  }
  get totalDays(): bigint {
    return this.totalNanoseconds / NSECS_PER_DAY;
  }
  get days(): bigint {
    return this.totalDays;
  }
  get hours(): bigint {
    return this.totalHours % 24n;
  }
  get minutes(): bigint {
    return this.totalMinutes % 60n;
  }
  get seconds(): bigint {
    return this.totalSeconds % 60n;
  }
  get milliseconds(): bigint {
    return this.totalMilliseconds % 1000n;
  }
  /** The nanoseconds beyond the last full second. */
  get fraction(): bigint {
    return this.totalNanoseconds % NSECS_PER_SEC;
  }

  plus(nanoseconds: bigint): Timespan {
    return new Timespan(this.nanoseconds + nanoseconds);
  }
  times(factor: bigint | number): Timespan {
    if (typeof factor === 'bigint') return new Timespan(this.nanoseconds * factor);
    return new Timespan(truncated(Number(this.nanoseconds) * factor));
  }
  dividedBy(divisor: bigint | number): Timespan {
    if (typeof divisor === 'bigint') return new Timespan(floorDivide(this.nanoseconds, divisor));
    return new Timespan(BigInt(Math.floor(Number(this.nanoseconds) / divisor)));
  }
  /** By a format as `strftime` has it for timespans; throws an Error with Puppet's message for a bad one. */
  format(format: string): string {
    return timespanFormat(format).format(this);
  }
  override toString(): string {
    return (DEFAULT_TIMESPAN_FORMATS[0] as TimespanFormat).format(this);
  }
}

function parseByAny(text: string, formats: readonly TimespanFormat[]): bigint {
  for (const format of formats) {
    const parsed = format.tryParse(text);
    if (parsed !== undefined) return parsed;
  }
  throw new PuppetError(`Unable to parse '${text}' using any of the formats ${formats.map((format) => format.text).join(', ')}`);
}
