import { ipCheck } from './shared/ip-check.ts';

/**
 * `is_ipv4_address(text)`: whether the text is an address of IPv4. Deprecated.
 *
 * stdlib: lib/puppet/functions/is_ipv4_address.rb, lib/puppet/parser/functions/is_ipv4_address.rb
 */
export const isIpv4Address = ipCheck('is_ipv4_address', 'Ipv4', (family) => family === 4);
