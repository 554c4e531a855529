import { type Timespan, Timestamp } from '../values/index.ts';
import { utcOffset } from '../values/timestamp-parse.ts';
import { puppetFunction } from './function.ts';

const DEPRECATED =
  'The argument signature (String format, [String timezone]) is deprecated for #strftime. See #strftime documentation and Timespan type for more info';

/**
 * `strftime(Variant[Timespan, Timestamp] $time_object, String $format, String $timezone?)`: the time as text. With a format alone
 * it is the current time, which is deprecated.
 *
 * Puppet: lib/puppet/functions/strftime.rb
 */
export const strftime = puppetFunction('strftime', [
  { params: ['Timespan time_object', 'String format'], body: ({ args }) => (args[0] as Timespan).format(args[1] as string) },
  {
    params: ['Timestamp time_object', 'String format'],
    optional: ['String timezone'],
    body: ({ args }) => formatted(args[0] as Timestamp, args[1] as string, args[2] as string | undefined),
  },
  {
    params: ['String format'],
    optional: ['String timezone'],
    body: ({ args, context }) => {
      context.warnOnce('legacy#strftime', DEPRECATED);
      return formatted(Timestamp.now(), args[0] as string, args[1] as string | undefined);
    },
  },
]);

function formatted(time: Timestamp, format: string, timezone: string | undefined): string {
  return time.format(format, timezone === undefined || timezone === '' ? undefined : utcOffset(timezone));
}
