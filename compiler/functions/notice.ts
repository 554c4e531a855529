import { logFunction } from './shared/log.ts';

/**
 * `notice(Any *$values)`: writes the values to the log, at the level notice.
 *
 * Puppet: lib/puppet/functions/notice.rb
 */
export const notice = logFunction('notice');
