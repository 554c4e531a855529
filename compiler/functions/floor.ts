import { puppetFunction } from './function.ts';
import { roundingDispatches } from './shared/rounding.ts';

/**
 * `floor(Numeric $val)`: the greatest Integer that is not greater. A text is read as a Float, with a deprecation warning.
 *
 * Puppet: lib/puppet/functions/floor.rb
 */
export const floor = puppetFunction('floor', roundingDispatches('floor', Math.floor));
