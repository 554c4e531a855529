import { listIterable, PAnyType } from '../types/index.ts';
import type { PuppetIterable, Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';
import { iterable, yieldEach } from './shared/iteration.ts';

/**
 * `reverse_each(Iterable $iterable, &$block?)`: the elements from the last to the first, lazily; with a block, `undef`.
 *
 * Puppet: lib/puppet/functions/reverse_each.rb
 */
export const reverseEach = puppetFunction('reverse_each', [
  { params: ['Iterable iterable'], body: ({ args }) => reversed(args[0]) },
  {
    params: ['Iterable iterable'],
    block: 'Callable[1,1] block',
    body: ({ args, block }) => yieldEach(reversed(args[0]), block),
  },
]);

function reversed(value: Value): PuppetIterable {
  const values = iterable(value);
  return values.reversed?.() ?? listIterable(values.toList().reverse(), () => PAnyType.DEFAULT);
}
