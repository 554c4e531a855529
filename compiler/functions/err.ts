import { logFunction } from './shared/log.ts';

/**
 * `err(Any *$values)`: writes the values to the log, at the level err.
 *
 * Puppet: lib/puppet/functions/err.rb
 */
export const err = logFunction('err');
