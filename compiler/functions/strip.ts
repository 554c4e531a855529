import { puppetFunction } from './function.ts';
import { textDispatches } from './shared/text.ts';

/**
 * `strip(String $arg)`: the text without white space at both ends. Numbers stay as they are, and every element of an Iterable is changed.
 *
 * Puppet: lib/puppet/functions/strip.rb
 */
export const strip = puppetFunction(
  'strip',
  textDispatches((text) => text.replace(/^[\0\t\n\v\f\r ]+|[\0\t\n\v\f\r ]+$/g, '')),
);
