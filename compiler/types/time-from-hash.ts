import { PuppetError } from '../functions/error.ts';
import { PuppetHash } from '../values/hash.ts';
import { Timespan } from '../values/timespan.ts';
import type { Timestamp } from '../values/timestamp.ts';
import { parseTimestamp } from '../values/timestamp-parse.ts';
import type { Value } from '../values/value.ts';
import { rubyConversionName } from './ruby-class.ts';

/** A Timespan from a hash with a text and format, or with fields. Puppet: pops/time/timespan.rb#from_hash */
export function timespanFromHash(hash: PuppetHash): Timespan {
  if (hash.has('string')) return Timespan.parse(hash.get('string') as string, formats(hash.get('format')));
  const amount = (name: string): bigint => (hash.get(name) as bigint | undefined) ?? 0n;
  return Timespan.fromFields({
    negative: hash.get('negative') === true,
    days: amount('days'),
    hours: amount('hours'),
    minutes: amount('minutes'),
    seconds: amount('seconds'),
    milliseconds: amount('milliseconds'),
    microseconds: amount('microseconds'),
    nanoseconds: amount('nanoseconds'),
  });
}

/** A Timestamp from a hash with a text, and perhaps format and zone. Puppet: pops/time/timestamp.rb#from_hash */
export function timestampFromHash(hash: PuppetHash): Timestamp {
  const text = hash.get('string');
  if (typeof text !== 'string') throw new PuppetError(`no implicit conversion of ${rubyConversionName(text)} into String`);
  return parseTimestamp(text, formats(hash.get('format')), hash.get('timezone') as string | undefined);
}

/** One format, several, or none. */
export function formats(value: Value): string | readonly string[] | undefined {
  return value as string | readonly string[] | undefined;
}

/** A Timespan as the hash it can be made from. Puppet: pops/time/timespan.rb#to_hash */
export function timespanToHash(timespan: Timespan, compact: boolean): PuppetHash {
  const hash = new PuppetHash();
  const fraction = timespan.fraction;
  if (compact) {
    const sign = timespan.negative ? -1n : 1n;
    hash.set('seconds', sign * timespan.totalSeconds);
    if (fraction !== 0n) hash.set('nanoseconds', sign * fraction);
    return hash;
  }
  const add = (name: string, value: bigint): unknown => value !== 0n && hash.set(name, value);
  add('days', timespan.days);
  add('hours', timespan.hours);
  add('minutes', timespan.minutes);
  add('seconds', timespan.seconds);
  add('nanoseconds', fraction % 1000n);
  add('microseconds', (fraction / 1000n) % 1000n);
  add('milliseconds', fraction / 1_000_000n);
  if (timespan.negative) hash.set('negative', true);
  return hash;
}
