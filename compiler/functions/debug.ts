import { logFunction } from './shared/log.ts';

/**
 * `debug(Any *$values)`: writes the values to the log, at the level debug.
 *
 * Puppet: lib/puppet/functions/debug.rb
 */
export const debug = logFunction('debug');
