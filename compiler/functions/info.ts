import { logFunction } from './shared/log.ts';

/**
 * `info(Any *$values)`: writes the values to the log, at the level info.
 *
 * Puppet: lib/puppet/functions/info.rb
 */
export const info = logFunction('info');
