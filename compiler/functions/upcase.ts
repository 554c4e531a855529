import { puppetFunction } from './function.ts';
import { STRING_DATA, stringDataDispatches } from './shared/text.ts';

/**
 * `upcase(StringData $arg)`: all letters in upper case, in nested arrays and in keys and values of hashes too. Numbers stay as they are.
 *
 * Puppet: lib/puppet/functions/upcase.rb
 */
export const upcase = puppetFunction(
  'upcase',
  stringDataDispatches((text) => text.toUpperCase()),
  { localTypes: [STRING_DATA] },
);
