import { ipFamily } from './shared/ip-address.ts';
import { type Check, checkTexts, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_ipv6_address.rb */
export const checkIpv6Address: Check = checkTexts(
  'validate_ipv6_address',
  (text) => ipFamily(text) === 6,
  'is not a valid IPv6 address.',
);

/**
 * `validate_ipv6_address(*$values)`: fails unless all values are IPv6 addresses, with or without the length of a prefix.
 *
 * stdlib: lib/puppet/functions/validate_ipv6_address.rb
 */
export const validateIpv6Address = validateFunction('validate_ipv6_address', 'Stdlib::Compat::Ipv6_address', checkIpv6Address);
