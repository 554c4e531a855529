import { affixFunction } from './shared/affix.ts';

/**
 * `prefix(collection, text)`: the text before each element of an array, or each key of a hash.
 *
 * stdlib: lib/puppet/parser/functions/prefix.rb
 */
export const prefix = affixFunction('prefix', (text, affix) => affix + text);
