import { puppetFunction } from './function.ts';
import { STRING_DATA, stringDataDispatches } from './shared/text.ts';

/**
 * `downcase(StringData $arg)`: all letters in lower case, in nested arrays and in keys and values of hashes too. Numbers stay as they are.
 *
 * Puppet: lib/puppet/functions/downcase.rb
 */
export const downcase = puppetFunction(
  'downcase',
  // Letter by letter: Ruby has no other sigma for the end of a word.
  stringDataDispatches((text) => Array.from(text, (letter) => letter.toLowerCase()).join('')),
  { localTypes: [STRING_DATA] },
);
