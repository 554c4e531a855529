import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { plainText } from './shared/json-text.ts';

/**
 * `join_keys_to_values(hash, separator)`: an array of texts, key and value with the separator between them; one for each element where
 * the value is an array.
 *
 * stdlib: lib/puppet/parser/functions/join_keys_to_values.rb
 */
export const joinKeysToValues = puppetFunction3x('join_keys_to_values', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`join_keys_to_values(): Takes exactly two arguments, but ${args.length} given.`);
  const [hash, separator] = args;
  if (!(hash instanceof PuppetHash)) {
    throw new PuppetError(`join_keys_to_values(): The first argument must be a hash, but a ${rubyClassName(hash)} was given.`);
  }
  if (typeof separator !== 'string') {
    throw new PuppetError(
      `join_keys_to_values(): The second argument must be a string, but a ${rubyClassName(separator)} was given.`,
    );
  }
  return [...hash].flatMap(([key, value]) => {
    const values: readonly Value[] = Array.isArray(value) ? value : [value];
    if (value === 'undef') return [plainText(key)];
    return values.map((item) => plainText(key) + separator + plainText(item));
  });
});
