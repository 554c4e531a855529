import { parseRubyFloat } from '../../types/index.ts';
import { numberCheck } from './shared/number-check.ts';
import { type Check, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_numeric.rb */
export const checkNumeric: Check = numberCheck({
  functionName: 'validate_numeric',
  what: 'a Numeric',
  className: 'Numeric',
  parse: parseRubyFloat,
});

/**
 * `validate_numeric(value, max, min)`: fails unless the value, or each element of an array, is a number or the text of one, within the
 * bounds.
 *
 * stdlib: lib/puppet/functions/validate_numeric.rb
 */
export const validateNumeric = validateFunction('validate_numeric', 'Stdlib::Compat::Numeric', checkNumeric);
