import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { toRubyInteger } from './shared/ruby-integer.ts';

/**
 * `delete_at(array, index)`: the array without the element at the index.
 *
 * stdlib: lib/puppet/parser/functions/delete_at.rb
 */
export const deleteAt = puppetFunction3x('delete_at', { type: 'rvalue' }, ({ args }) => {
  if (args.length < 2) throw new PuppetError(`delete_at(): Wrong number of arguments given (${args.length} for 2)`);
  const [array, given] = args;
  if (!Array.isArray(array)) throw new PuppetError('delete_at(): Requires array to work with');
  if (typeof given === 'string' && !/^\d+$/m.test(given)) {
    throw new PuppetError('delete_at(): You must provide non-negative numeric index');
  }
  const index = toRubyInteger(given);
  if (index > BigInt(array.length - 1)) throw new PuppetError('delete_at(): Given index exceeds size of array given');
  const position = Number(index < 0n ? index + BigInt(array.length) : index);
  return (array as readonly Value[]).filter((_, at) => at !== position);
});
