import { PuppetHash, type Value } from '../../values/index.ts';
import { puppetFunction3x } from '../function.ts';

/**
 * `any2array(*$values)`: the values as an array; an array stays as it is, a hash becomes keys and values in turn, an empty string
 * becomes an empty array.
 *
 * stdlib: lib/puppet/parser/functions/any2array.rb
 */
export const any2array = puppetFunction3x('any2array', { type: 'rvalue' }, ({ args }) => {
  const [only] = args;
  if (args.length !== 1) return args;
  if (Array.isArray(only)) return only as readonly Value[];
  if (only === '') return [];
  return only instanceof PuppetHash ? [...only].flat() : args;
});
