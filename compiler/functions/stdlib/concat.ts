import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `concat(array, *$more)`: the array with the elements of the others, and with what is no array, after it.
 *
 * stdlib: lib/puppet/parser/functions/concat.rb
 */
export const concat = puppetFunction3x('concat', { type: 'rvalue' }, ({ args }) => {
  if (args.length < 2) throw new PuppetError(`concat(): Wrong number of arguments given (${args.length} for < 2)`);
  if (!Array.isArray(args[0])) throw new PuppetError('concat(): Requires array to work with');
  return args.flatMap((item) => (Array.isArray(item) ? (item as readonly Value[]) : [item]));
});
