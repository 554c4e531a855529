import { puppetFunction } from './function.ts';
import { textDispatches } from './shared/text.ts';

/**
 * `chomp(String $arg)`: the text without one line ending at the end. Numbers stay as they are, and every element of an Iterable is changed.
 *
 * Puppet: lib/puppet/functions/chomp.rb
 */
export const chomp = puppetFunction(
  'chomp',
  textDispatches((text) => text.replace(/(?:\r\n|\n|\r)$/, '')),
);
