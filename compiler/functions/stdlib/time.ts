import { PuppetHash } from '../../values/index.ts';
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
    const isCollection = Array.isArray(zone) || zone instanceof PuppetHash;
    if (!isCollection) throw noMethod('empty?', zone);
    if ((Array.isArray(zone) ? zone.length : (zone as PuppetHash).size) > 0) throw noConversion(zone, 'String');
  }
  return BigInt(Math.floor(Date.now() / 1000));
});
