import { puppetFunction } from './function.ts';
import { extremeDispatches } from './shared/extreme.ts';

/**
 * `min(Any *$values)`, `min(Array $values, &$block?)`: the least of the values. Texts that are numbers compare as numbers, and
 * all else as text, both with a deprecation warning; a block compares two values and answers a number.
 *
 * Puppet: lib/puppet/functions/min.rb
 */
export const min = puppetFunction('min', extremeDispatches('min', -1));
