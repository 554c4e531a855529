import { puppetFunction } from './function.ts';
import { capitalize, textDispatches } from './shared/text.ts';

/**
 * `camelcase(String $arg)`: the text with underscores taken out and every part capitalized. Numbers stay as they are, and every element of an Iterable is changed.
 *
 * Puppet: lib/puppet/functions/camelcase.rb
 */
export const camelCase = puppetFunction(
  'camelcase',
  textDispatches((text) => text.split('_').map(capitalize).join('')),
);
