import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { uniqueValues } from './shared/unique-values.ts';

/**
 * `intersection(first, second)`: the elements of the first array that the second one has, too, each once.
 *
 * stdlib: lib/puppet/parser/functions/intersection.rb
 */
export const intersection = puppetFunction3x('intersection', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`intersection(): Wrong number of arguments given (${args.length} for 2)`);
  const [first, second] = args;
  if (!Array.isArray(first) || !Array.isArray(second)) {
    throw new PuppetError(`intersection(): Requires 2 arrays, got ${rubyClassName(first)} and ${rubyClassName(second)}`);
  }
  const others = new PuppetHash((second as readonly Value[]).map((item) => [item, true] as const));
  return uniqueValues(first).filter((item) => others.has(item));
});
