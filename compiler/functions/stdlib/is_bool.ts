import { deprecatedCheck } from './shared/deprecated-check.ts';

/**
 * `is_bool(value)`: whether the value is a Boolean. Deprecated.
 *
 * stdlib: lib/puppet/functions/is_bool.rb, lib/puppet/parser/functions/is_bool.rb
 */
export const isBool = deprecatedCheck({
  name: 'is_bool',
  type: 'Bool',
  countError: (count) => (count === 1 ? undefined : `is_bool(): Wrong number of arguments given (${count} for 1)`),
  check: (value) => typeof value === 'boolean',
});
