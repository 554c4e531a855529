import { logFunction } from './shared/log.ts';

/**
 * `alert(Any *$values)`: writes the values to the log, at the level alert.
 *
 * Puppet: lib/puppet/functions/alert.rb
 */
export const alert = logFunction('alert');
