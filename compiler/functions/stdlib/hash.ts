import { PuppetHash } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { flattened } from './shared/flattened.ts';

/**
 * `hash(array)`: a hash of the keys and values that follow one another in the flattened array.
 *
 * stdlib: lib/puppet/parser/functions/hash.rb
 */
export const hash = puppetFunction3x('hash', { type: 'rvalue' }, ({ args }) => {
  if (args.length === 0) throw new PuppetError(`hash(): Wrong number of arguments given (${args.length} for 1)`);
  const [array] = args;
  if (!Array.isArray(array)) throw new PuppetError('hash(): Requires array to work with');
  const items = flattened(array);
  if (items.length === 1 && items[0] instanceof PuppetHash) return new PuppetHash(items[0]);
  if (items.length % 2 !== 0) throw new PuppetError('hash(): Unable to compute hash from array given');
  const result = new PuppetHash();
  for (let at = 0; at < items.length; at += 2) result.set(items[at], items[at + 1]);
  return result;
});
