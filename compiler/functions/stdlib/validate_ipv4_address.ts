import { ipFamily } from './shared/ip-address.ts';
import { type Check, checkTexts, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_ipv4_address.rb */
export const checkIpv4Address: Check = checkTexts(
  'validate_ipv4_address',
  (text) => ipFamily(text) === 4,
  'is not a valid IPv4 address.',
);

/**
 * `validate_ipv4_address(*$values)`: fails unless all values are IPv4 addresses, with or without the length of a prefix.
 *
 * stdlib: lib/puppet/functions/validate_ipv4_address.rb
 */
export const validateIpv4Address = validateFunction('validate_ipv4_address', 'Stdlib::Compat::Ipv4_Address', checkIpv4Address);
