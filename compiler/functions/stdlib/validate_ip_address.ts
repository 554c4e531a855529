import { ipFamily } from './shared/ip-address.ts';
import { type Check, checkTexts, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_ip_address.rb */
export const checkIpAddress: Check = checkTexts(
  'validate_ip_address',
  (text) => ipFamily(text) !== undefined,
  'is not a valid IP address.',
);

/**
 * `validate_ip_address(*$values)`: fails unless all values are IP addresses, with or without the length of a prefix.
 *
 * stdlib: lib/puppet/functions/validate_ip_address.rb
 */
export const validateIpAddress = validateFunction('validate_ip_address', 'Stdlib::Compat::Ip_Address', checkIpAddress);
