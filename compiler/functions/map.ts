import type { PuppetCallable, Value } from '../values/index.ts';
import { type FunctionDeclaration, puppetFunction } from './function.ts';
import { iterationDispatches, type Step, untilBreak } from './shared/iteration.ts';

/**
 * `map(Iterable $enumerable, &$block)`: an Array of what the block answers. `break` ends it with what there is so far.
 *
 * Puppet: lib/puppet/functions/map.rb
 */
export const map: FunctionDeclaration = puppetFunction(
  'map',
  iterationDispatches({ hash: mapped, other: mapped, takesRemaining: true }),
);

function mapped(_value: Value, block: PuppetCallable, steps: Iterable<Step>): Value {
  const result: Value[] = [];
  untilBreak(() => {
    for (const step of steps) result.push(block.call(...step.args));
  });
  return result;
}
