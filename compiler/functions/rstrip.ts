import { puppetFunction } from './function.ts';
import { textDispatches } from './shared/text.ts';

/**
 * `rstrip(String $arg)`: the text without white space at the end. Numbers stay as they are, and every element of an Iterable is changed.
 *
 * Puppet: lib/puppet/functions/rstrip.rb
 */
export const rstrip = puppetFunction(
  'rstrip',
  textDispatches((text) => text.replace(/[\0\t\n\v\f\r ]+$/, '')),
);
