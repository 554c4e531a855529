import { ipCheck } from './shared/ip-check.ts';

/**
 * `is_ip_address(text)`: whether the text is an address of IPv4 or IPv6. Deprecated.
 *
 * stdlib: lib/puppet/functions/is_ip_address.rb, lib/puppet/parser/functions/is_ip_address.rb
 */
export const isIpAddress = ipCheck('is_ip_address', 'Ip_address', () => true);
