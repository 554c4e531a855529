import { deprecatedCheck } from './shared/deprecated-check.ts';

/**
 * `is_array(value)`: whether the value is an Array. Deprecated; further arguments are ignored.
 *
 * stdlib: lib/puppet/functions/is_array.rb, lib/puppet/parser/functions/is_array.rb
 */
export const isArray = deprecatedCheck({
  name: 'is_array',
  type: 'Array',
  countError: (count) => (count > 0 ? undefined : 'is_array(): Wrong number of arguments given (0 for 1)'),
  check: (value) => Array.isArray(value),
});
