import { deprecatedCheck, exactlyOne } from './shared/deprecated-check.ts';

const NUMBER = /^-?(?:(?:[1-9]\d*)|0)(?:\.\d+)?(?:[eE]-?\d+)?$/m;

/**
 * `is_numeric(value)`: whether the value is a number, or a text with a line that is one. Deprecated.
 *
 * stdlib: lib/puppet/functions/is_numeric.rb, lib/puppet/parser/functions/is_numeric.rb
 */
export const isNumeric = deprecatedCheck({
  name: 'is_numeric',
  type: 'Numeric',
  countError: exactlyOne('is_numeric'),
  check: (value) => typeof value === 'bigint' || typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value)),
});
