import { isTruthy, type PuppetCallable, type Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';
import { iterable, pairs, type Step, singles } from './shared/iteration.ts';

/**
 * `partition(Collection $collection, &$block)`: two arrays, of the elements for which the block is true and of the others.
 * Entries of a Hash are arrays of key and value.
 *
 * Puppet: lib/puppet/functions/partition.rb
 */
export const partition = puppetFunction('partition', [
  {
    params: ['Collection collection'],
    block: 'Callable[1,1] block',
    returnType: 'Tuple[Array, Array]',
    body: ({ args, block }) => parted(singles(iterable(args[0])), block),
  },
  {
    params: ['Array array'],
    block: 'Callable[2,2] block',
    returnType: 'Tuple[Array, Array]',
    body: ({ args, block }) => parted(pairs(args[0]), block),
  },
  {
    params: ['Collection collection'],
    block: 'Callable[2,2] block',
    returnType: 'Tuple[Array, Array]',
    body: ({ args, block }) => parted(pairs(args[0]), block),
  },
]);

function parted(steps: Iterable<Step>, block: PuppetCallable): Value {
  const chosen: Value[] = [];
  const others: Value[] = [];
  for (const step of steps) (isTruthy(block.call(...step.args)) ? chosen : others).push(step.element);
  return [chosen, others];
}
