import { ResourceReference } from '../../evaluator/references.ts';
import { Default, PuppetHash, type Value } from '../../values/index.ts';
import { currentTime } from '../../world/clock.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { noConversion, noMethod } from './shared/ruby-errors.ts';

/**
 * `time(zone)`: the current time in seconds since 1970. The zone changes nothing.
 *
 * stdlib: lib/puppet/parser/functions/time.rb
 */
export const time = puppetFunction3x('time', { type: 'rvalue' }, ({ args }) => {
  const [zone] = args;
  if (args.length > 1) throw new PuppetError(`time(): Wrong number of arguments given ${args.length} for 0 or 1`);
  if (zone !== undefined && zone !== false && typeof zone !== 'string') {
    const size = sizeOf(zone);
    if (size === undefined) throw noMethod('empty?', zone);
    if (size > 0) throw noConversion(zone, 'String');
  }
  return currentTime() / 1_000_000_000n;
});

/** The size of what has Ruby's `empty?`. */
function sizeOf(value: Value): number | undefined {
  if (Array.isArray(value)) return value.length;
  if (value instanceof Default) return 'default'.length;
  if (value instanceof ResourceReference) return 0;
  return value instanceof PuppetHash ? value.size : undefined;
}
