import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { randomIn } from './shared/random-in.ts';

/**
 * `shuffle(text_or_array)`: the elements or characters in an order that differs each time.
 *
 * stdlib: lib/puppet/parser/functions/shuffle.rb
 */
export const shuffle = puppetFunction3x('shuffle', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length === 0) throw new PuppetError('shuffle(): Wrong number of arguments given (0 for 1)');
  const [value] = args;
  const below = randomIn(context.scope.compilation);
  if (typeof value === 'string') return shuffled(Array.from(value), below).join('');
  if (!Array.isArray(value)) throw new PuppetError('shuffle(): Requires either array or string to work with');
  return shuffled(value as readonly Value[], below);
});

function shuffled<T>(values: readonly T[], below: (limit: number) => number): readonly T[] {
  const result = [...values];
  for (let at = 0; at < result.length; at++) {
    const other = at + below(result.length - at);
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}
