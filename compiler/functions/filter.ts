import { isTruthy, type PuppetCallable, PuppetHash, type Value } from '../values/index.ts';
import { type FunctionDeclaration, puppetFunction } from './function.ts';
import { iterable, iterationDispatches, type Step, untilBreak } from './shared/iteration.ts';

/**
 * `filter(Iterable $enumerable, &$block)`: the elements for which the block answers something true; of a Hash, a Hash.
 * A `break` in the filter of a Hash is an error, as Puppet's is.
 *
 * Puppet: lib/puppet/functions/filter.rb
 */
export const filter: FunctionDeclaration = puppetFunction(
  'filter',
  iterationDispatches({ hash: filterHash, other: filterOther, takesRemaining: true }),
);

function filterHash(_hash: PuppetHash, block: PuppetCallable, steps: Iterable<Step>): Value {
  return entries(block, steps);
}

function entries(block: PuppetCallable, steps: Iterable<Step>): PuppetHash {
  const result = new PuppetHash();
  for (const step of steps) {
    const [key, value] = step.element as readonly Value[];
    if (isTruthy(block.call(...step.args))) result.set(key, value);
  }
  return result;
}

function filterOther(value: Value, block: PuppetCallable, steps: Iterable<Step>): Value {
  if (iterable(value).hashStyle && block.type.isCallableWith([undefined, undefined])) return entries(block, steps);
  const result: Value[] = [];
  untilBreak(() => {
    for (const step of steps) if (isTruthy(block.call(...step.args))) result.push(step.element);
  });
  return result;
}
