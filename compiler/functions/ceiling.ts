import { puppetFunction } from './function.ts';
import { roundingDispatches } from './shared/rounding.ts';

/**
 * `ceiling(Numeric $val)`: the least Integer that is not less. A text is read as a Float, with a deprecation warning.
 *
 * Puppet: lib/puppet/functions/ceiling.rb
 */
export const ceiling = puppetFunction('ceiling', roundingDispatches('ceiling', Math.ceil));
