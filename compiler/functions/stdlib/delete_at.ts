import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { leadingInteger } from './shared/leading-number.ts';
import { noMethod } from './shared/ruby-errors.ts';

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
  const index = toInteger(given);
  if (index > array.length - 1) throw new PuppetError('delete_at(): Given index exceeds size of array given');
  const position = index < 0 ? index + array.length : index;
  return (array as readonly Value[]).filter((_, at) => at !== position);
});

function toInteger(value: Value): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return Number(leadingInteger(value));
  const isCollection = Array.isArray(value) || value instanceof PuppetHash;
  throw noMethod('to_i', value, ...(isCollection ? ['to_s', 'to_a', 'to_h'] : ['to_s']));
}
