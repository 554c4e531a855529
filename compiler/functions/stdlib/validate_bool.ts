import { type Check, checkEach, looksLike, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_bool.rb */
export const checkBool: Check = checkEach('validate_bool', (value) => typeof value === 'boolean', looksLike('a boolean'));

/**
 * `validate_bool(*$values)`: fails unless all values are Booleans.
 *
 * stdlib: lib/puppet/functions/validate_bool.rb
 */
export const validateBool = validateFunction('validate_bool', 'Stdlib::Compat::Bool', checkBool);
