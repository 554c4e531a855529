import { formatFloat } from '../../types/index.ts';
import { deprecatedCheck, exactlyOne } from './shared/deprecated-check.ts';
import { leadingFloat } from './shared/leading-number.ts';

/**
 * `is_float(value)`: whether the value is a Float, or a text as Ruby writes a Float. Deprecated.
 *
 * stdlib: lib/puppet/functions/is_float.rb, lib/puppet/parser/functions/is_float.rb
 */
export const isFloat = deprecatedCheck({
  name: 'is_float',
  type: 'Float',
  countError: exactlyOne('is_float'),
  check: (value) => typeof value === 'number' || (typeof value === 'string' && value === formatFloat(leadingFloat(value))),
});
