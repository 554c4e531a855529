import { logFunction } from './shared/log.ts';

/**
 * `warning(Any *$values)`: writes the values to the log, at the level warning.
 *
 * Puppet: lib/puppet/functions/warning.rb
 */
export const warning = logFunction('warning');
