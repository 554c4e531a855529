import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `difference(first, second)`: the elements of the first array that the second one does not have, compared as keys of a hash are.
 *
 * stdlib: lib/puppet/parser/functions/difference.rb
 */
export const difference = puppetFunction3x('difference', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`difference(): Wrong number of arguments given (${args.length} for 2)`);
  const [first, second] = args;
  if (!Array.isArray(first) || !Array.isArray(second)) throw new PuppetError('difference(): Requires 2 arrays');
  const others = new PuppetHash((second as readonly Value[]).map((item) => [item, true] as const));
  return (first as readonly Value[]).filter((item) => !others.has(item));
});
