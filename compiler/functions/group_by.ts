import { type PuppetCallable, PuppetHash, type Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';
import { iterable, pairs, type Step, singles } from './shared/iteration.ts';

/**
 * `group_by(Collection $collection, &$block)`: a Hash from what the block answers to the elements for which it did.
 * Entries of a Hash are arrays of key and value.
 *
 * Puppet: lib/puppet/functions/group_by.rb
 */
export const groupBy = puppetFunction('group_by', [
  {
    params: ['Collection collection'],
    block: 'Callable[1,1] block',
    returnType: 'Hash',
    body: ({ args, block }) => grouped(singles(iterable(args[0])), block),
  },
  {
    params: ['Array array'],
    block: 'Callable[2,2] block',
    returnType: 'Hash',
    body: ({ args, block }) => grouped(pairs(args[0]), block),
  },
  {
    params: ['Collection collection'],
    block: 'Callable[2,2] block',
    returnType: 'Hash',
    body: ({ args, block }) => grouped(pairs(args[0]), block),
  },
]);

function grouped(steps: Iterable<Step>, block: PuppetCallable): Value {
  const groups = new PuppetHash();
  for (const step of steps) {
    const key = block.call(...step.args);
    const group = groups.get(key) as Value[] | undefined;
    if (group === undefined) groups.set(key, [step.element]);
    else group.push(step.element);
  }
  return groups;
}
