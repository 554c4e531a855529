import { puppetFunction } from './function.ts';
import { extremeDispatches } from './shared/extreme.ts';

/**
 * `max(Any *$values)`, `max(Array $values, &$block?)`: the greatest of the values. Texts that are numbers compare as numbers, and
 * all else as text, both with a deprecation warning; a block compares two values and answers a number.
 *
 * Puppet: lib/puppet/functions/max.rb
 */
export const max = puppetFunction('max', extremeDispatches('max', 1));
