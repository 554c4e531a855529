import { checkGrowth, countSteps } from '../limits.ts';
import type { Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `flatten(Any *$args)`: one Array of all elements, with nested Arrays opened at every depth. A Hash is a value here and stays
 * whole.
 *
 * Puppet: lib/puppet/functions/flatten.rb
 */
export const flatten = puppetFunction('flatten', [{ params: [], repeated: 'Any args', body: ({ args }) => flattened(args) }]);

function flattened(values: readonly Value[], result: Value[] = []): readonly Value[] {
  countSteps(values.length);
  for (const value of values) {
    if (Array.isArray(value)) flattened(value, result);
    else result.push(value);
  }
  checkGrowth(result.length);
  return result;
}
