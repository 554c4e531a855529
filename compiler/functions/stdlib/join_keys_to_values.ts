import { rubyText } from '../../evaluator/ruby-text.ts';
import { valueLabel } from '../../evaluator/value-label.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

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
    throw new PuppetError(`join_keys_to_values(): The first argument must be a hash, but a ${valueLabel(hash)} was given.`);
  }
  if (typeof separator !== 'string') {
    throw new PuppetError(`join_keys_to_values(): The second argument must be a string, but a ${valueLabel(separator)} was given.`);
  }
  return [...hash].flatMap(([key, value]) => {
    const values: readonly Value[] = Array.isArray(value) ? value : [value];
    if (value === 'undef') return [rubyText(key)];
    return values.map((item) => rubyText(key) + separator + rubyText(item));
  });
});
