import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { flattened } from './shared/flattened.ts';
import { str2bool } from './str2bool.ts';

/**
 * `zip(array, other, flatten)`: pairs of the elements of the first array and those of the other; opened into one array on demand.
 *
 * stdlib: lib/puppet/parser/functions/zip.rb
 */
export const zip = puppetFunction3x('zip', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length < 2) throw new PuppetError(`zip(): Wrong number of arguments given (${args.length} for 2)`);
  const [first, second, flatten] = args;
  if (!Array.isArray(first) || !Array.isArray(second)) throw new PuppetError('zip(): Requires array to work with');
  const isFlat =
    flatten !== undefined && flatten !== false && str2bool.body({ args: [flatten], context, block: undefined }) === true;
  const pairs: readonly Value[] = first.map((item, index) => [item, second[index]]);
  return isFlat ? flattened(pairs) : pairs;
});
