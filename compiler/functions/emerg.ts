import { logFunction } from './shared/log.ts';

/**
 * `emerg(Any *$values)`: writes the values to the log, at the level emerg.
 *
 * Puppet: lib/puppet/functions/emerg.rb
 */
export const emerg = logFunction('emerg');
