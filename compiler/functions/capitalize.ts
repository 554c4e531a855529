import { puppetFunction } from './function.ts';
import { capitalize, textDispatches } from './shared/text.ts';

/**
 * `capitalize(String $arg)`: the text with the first letter upper case and all others lower case. Numbers stay as they are, and every element of an Iterable is changed.
 *
 * Puppet: lib/puppet/functions/capitalize.rb
 */
export const capitalizeFunction = puppetFunction('capitalize', textDispatches(capitalize));
