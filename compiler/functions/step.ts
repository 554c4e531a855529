import { stepIterable } from '../types/index.ts';
import type { PuppetIterable, Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';
import { iterable, yieldEach } from './shared/iteration.ts';

/**
 * `step(Iterable $iterable, Integer[1] $step, &$block?)`: every so-manyth element, the first included, lazily; with a block,
 * `undef`.
 *
 * Puppet: lib/puppet/functions/step.rb
 */
export const step = puppetFunction('step', [
  { params: ['Iterable iterable', 'Integer[1] step'], body: ({ args }) => stepped(args[0], Number(args[1])) },
  {
    params: ['Iterable iterable', 'Integer[1] step'],
    block: 'Callable[1,1] block',
    body: ({ args, block }) => yieldEach(stepped(args[0], Number(args[1])).remaining(), block),
  },
]);

function stepped(value: Value, size: number): PuppetIterable {
  const values = iterable(value);
  if (size === 1 && values.runtimeClass === undefined) return values;
  return values.stepped?.(size) ?? stepIterable(values, size);
}
