import { formatFloat } from '../../types/index.ts';
import { deprecatedCheck } from './shared/deprecated-check.ts';
import { leadingFloat, leadingInteger } from './shared/leading-number.ts';

/**
 * `is_string(value)`: whether the value is a text that is not what Ruby writes for a number; undef counts as a text. Deprecated.
 *
 * stdlib: lib/puppet/functions/is_string.rb, lib/puppet/parser/functions/is_string.rb
 */
export const isString = deprecatedCheck({
  name: 'is_string',
  type: 'String',
  countError: (count) => (count > 0 ? undefined : 'is_string(): Wrong number of arguments given (0 for 1)'),
  check: (value) => value === undefined || (typeof value === 'string' && !isNumber(value)),
});

function isNumber(text: string): boolean {
  return text === formatFloat(leadingFloat(text)) || text === String(leadingInteger(text));
}
