import { logFunction } from './shared/log.ts';

/**
 * `crit(Any *$values)`: writes the values to the log, at the level crit.
 *
 * Puppet: lib/puppet/functions/crit.rb
 */
export const crit = logFunction('crit');
