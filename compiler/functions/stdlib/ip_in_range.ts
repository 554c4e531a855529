import type { Value } from '../../values/index.ts';
import { puppetFunction } from '../function.ts';
import { includesIp, parseIp } from './shared/ip-address.ts';

/**
 * `stdlib::ip_in_range(String $ipaddress, $range)`: whether the address is within the range, or within one of several.
 *
 * stdlib: lib/puppet/functions/stdlib/ip_in_range.rb
 */
export const ipInRange = puppetFunction('stdlib::ip_in_range', [
  {
    params: ['String ipaddress', 'Variant[String, Array] range'],
    returnType: 'Boolean',
    body: ({ args }) => {
      const address = parseIp(args[0]);
      // All are read before any is compared: a wrong one fails even when another fits.
      const ranges = [args[1] as Value].flat().map(parseIp);
      return ranges.some((range) => includesIp(range, address));
    },
  },
]);
