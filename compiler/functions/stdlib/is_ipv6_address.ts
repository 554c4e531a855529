import { ipCheck } from './shared/ip-check.ts';

/**
 * `is_ipv6_address(text)`: whether the text is an address of IPv6. Deprecated.
 *
 * stdlib: lib/puppet/functions/is_ipv6_address.rb, lib/puppet/parser/functions/is_ipv6_address.rb
 */
export const isIpv6Address = ipCheck('is_ipv6_address', 'Ipv6', (family) => family === 6);
