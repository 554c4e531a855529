import { parseRubyInteger } from '../../types/index.ts';
import { numberCheck } from './shared/number-check.ts';
import { type Check, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_integer.rb */
export const checkInteger: Check = numberCheck({
  functionName: 'validate_integer',
  what: 'an Integer',
  className: 'Integer',
  parse: (text) => parseRubyInteger(text),
});

/**
 * `validate_integer(value, max, min)`: fails unless the value, or each element of an array, is an Integer or the text of one, within the
 * bounds.
 *
 * stdlib: lib/puppet/functions/validate_integer.rb
 */
export const validateInteger = validateFunction('validate_integer', 'Stdlib::Compat::Integer', checkInteger);
