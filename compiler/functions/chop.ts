import { puppetFunction } from './function.ts';
import { textDispatches } from './shared/text.ts';

/**
 * `chop(String $arg)`: the text without the last character; `\r\n` counts as one. Numbers stay as they are, and every element of an Iterable is changed.
 *
 * Puppet: lib/puppet/functions/chop.rb
 */
export const chop = puppetFunction(
  'chop',
  textDispatches((text) => text.replace(/(?:\r\n|[\s\S])$/u, '')),
);
