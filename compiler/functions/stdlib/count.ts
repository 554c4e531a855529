import { isTruthy, PuppetHash, rubyEquals, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `count(array, item)`: how many elements equal the item, or without one, how many are neither undef nor an empty string.
 *
 * stdlib: lib/puppet/parser/functions/count.rb
 */
export const count = puppetFunction3x('count', { arity: -2, type: 'rvalue' }, ({ args }) => {
  if (args.length > 2) throw new PuppetError(`count(): Wrong number of arguments given ${args.length} for 1 or 2.`);
  const [collection, item] = args;
  const elements: readonly Value[] =
    collection instanceof PuppetHash ? [...collection].map((entry) => entry) : (collection as Value[]);
  const wanted = item !== undefined && isTruthy(item);
  return BigInt(elements.filter((other) => (wanted ? rubyEquals(other, item) : other !== undefined && other !== '')).length);
});
