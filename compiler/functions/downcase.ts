import { puppetFunction } from './function.ts';
import { STRING_DATA, stringDataDispatches } from './shared/text.ts';

/**
 * `downcase(StringData $arg)`: all letters in lower case, in nested arrays and in keys and values of hashes too. Numbers stay as they are.
 *
 * Puppet: lib/puppet/functions/downcase.rb
 */
export const downcase = puppetFunction(
  'downcase',
  stringDataDispatches((text) => text.toLowerCase()),
  { localTypes: [STRING_DATA] },
);
