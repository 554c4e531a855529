import { type Check, checkEach, looksLike, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_array.rb */
export const checkArray: Check = checkEach('validate_array', Array.isArray, looksLike('an Array'));

/**
 * `validate_array(*$values)`: fails unless all values are arrays.
 *
 * stdlib: lib/puppet/functions/validate_array.rb
 */
export const validateArray = validateFunction('validate_array', 'Stdlib::Compat::Array', checkArray);
