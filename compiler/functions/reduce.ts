import { Accumulator, type PuppetCallable, type Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';
import { iterable, untilBreak } from './shared/iteration.ts';

/**
 * `reduce(Iterable $enumerable, Any $memo?, &$block)`: what the block makes of all elements, each time called with the result
 * so far and the next element. Without a start value the first element is it. `break` ends it with the result so far.
 *
 * Puppet: lib/puppet/functions/reduce.rb
 */
export const reduce = puppetFunction('reduce', [
  {
    params: ['Iterable enumerable'],
    block: 'Callable[2,2] block',
    body: ({ args, block }) => reduced(iterable(args[0])[Symbol.iterator](), block),
  },
  {
    params: ['Iterable enumerable', 'Any memo'],
    block: 'Callable[2,2] block',
    body: ({ args, block }) => accumulated(iterable(args[0])[Symbol.iterator](), args[1], block),
  },
]);

function reduced(values: Iterator<Value>, block: PuppetCallable): Value {
  const first = values.next();
  return first.done ? undefined : accumulated(values, first.value, block);
}

function accumulated(values: Iterator<Value>, start: Value, block: PuppetCallable): Value {
  const memo = new Accumulator(start);
  untilBreak(() => {
    for (let next = values.next(); !next.done; next = values.next()) block.accumulate(memo, next.value);
  });
  return memo.value;
}
