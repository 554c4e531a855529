import { affixFunction } from './shared/affix.ts';

/**
 * `suffix(collection, text)`: the text after each element of an array, or each key of a hash.
 *
 * stdlib: lib/puppet/parser/functions/suffix.rb
 */
export const suffix = affixFunction('suffix', (text, affix) => text + affix);
