import { puppetFunction } from './function.ts';
import { textDispatches } from './shared/text.ts';

/**
 * `lstrip(String $arg)`: the text without white space at the start. Numbers stay as they are, and every element of an Iterable is changed.
 *
 * Puppet: lib/puppet/functions/lstrip.rb
 */
export const lstrip = puppetFunction(
  'lstrip',
  textDispatches((text) => text.replace(/^[\0\t\n\v\f\r ]+/, '')),
);
