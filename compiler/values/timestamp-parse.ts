/**
 * Reads timestamps by format.
 *
 * Puppet: pops/time/timestamp.rb#parse; Ruby: Date._strptime
 */
import { PuppetError } from '../functions/error.ts';
import { daysFromCivil } from './civil.ts';
import { strptime, type TimeFields, zoneOffset } from './strptime.ts';
import { NSECS_PER_SEC } from './time.ts';
import { Timestamp } from './timestamp.ts';

const WITHOUT_ZONE = ['%FT%T.%N', '%FT%T', '%F %T.%N', '%F %T', '%F'];
const DEFAULT_FORMATS = ['%FT%T.%N %Z', '%FT%T %Z', '%F %T.%N %Z', '%F %T %Z', '%F %Z', ...WITHOUT_ZONE];

/** A Timestamp from a text; without formats the usual ones are tried. Throws with Puppet's message when none fits. */
export function parseTimestamp(text: string, format?: string | readonly string[], timezone?: string): Timestamp {
  const zone = timezone === undefined || timezone === '' ? undefined : timezone;
  const formats = format ?? (zone === undefined ? DEFAULT_FORMATS : WITHOUT_ZONE);
  const fields = typeof formats === 'string' ? parseByOne(text, formats, zone) : parseByAny(text, formats, zone);
  return toTimestamp(fields, zone ?? fields.zone);
}

function parseByAny(text: string, formats: readonly string[], zone: string | undefined): TimeFields {
  for (const format of formats) {
    const fields = strptime(text, format);
    if (fields !== undefined && !fields.leftover && (zone === undefined || fields.zone === undefined)) return fields;
  }
  throw new PuppetError(`Unable to parse '${text}' using any of the formats ${formats.join(', ')}`);
}

function parseByOne(text: string, format: string, zone: string | undefined): TimeFields {
  const fields = strptime(text, format);
  if (fields === undefined || fields.leftover) throw new PuppetError(`Unable to parse '${text}' using format '${format}'`);
  if (zone !== undefined && fields.zone !== undefined) {
    throw new PuppetError(
      'Using a Timezone designator in format specification is mutually exclusive to providing an explicit timezone argument',
    );
  }
  return fields;
}

function toTimestamp(fields: TimeFields, zone: string | undefined): Timestamp {
  const { year } = fields;
  // Ruby's error for a time without a year.
  if (year === undefined) throw new PuppetError('no implicit conversion of nil into Integer');
  const { month = 1, day = 1, hour = 0, minute = 0, second = 0, nanoseconds = 0n } = fields;
  // Midnight at the end of a day is all that 24 hours may be.
  if (hour === 24 && minute > 0) throw new PuppetError('min out of range');
  if (hour === 24 && second > 0) throw new PuppetError('sec out of range');
  const offset = zone === undefined ? 0 : utcOffset(zone);
  const seconds = BigInt(daysFromCivil(year, month, day)) * 86_400n + BigInt(hour * 3600 + minute * 60 + second - offset);
  return new Timestamp(seconds * NSECS_PER_SEC + nanoseconds);
}

/** Seconds east of UTC of a zone name or offset; throws with Puppet's message for an unknown one. */
export function utcOffset(zone: string): number {
  if (zone.toLowerCase() === 'current') return -new Date().getTimezoneOffset() * 60;
  const offset = zoneOffset(zone);
  if (offset === undefined) throw new PuppetError(`Illegal timezone '${zone}'`);
  return offset;
}
