import { type Check, checkEach, looksLike, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_string.rb */
export const checkString: Check = checkEach(
  'validate_string',
  (value) => typeof value === 'string' || value === undefined,
  looksLike('a string'),
);

/**
 * `validate_string(*$values)`: fails unless all values are texts or undef.
 *
 * stdlib: lib/puppet/functions/validate_string.rb
 */
export const validateString = validateFunction('validate_string', 'Stdlib::Compat::String', checkString);
