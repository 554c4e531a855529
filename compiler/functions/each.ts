import type { PuppetCallable, Value } from '../values/index.ts';
import { type FunctionDeclaration, puppetFunction } from './function.ts';
import { iterationDispatches, type Step, untilBreak } from './shared/iteration.ts';

/**
 * `each(Iterable $enumerable, &$block)`: calls the block for every element, and answers the given value. `break` ends it.
 *
 * Puppet: lib/puppet/functions/each.rb
 */
export const each: FunctionDeclaration = puppetFunction(
  'each',
  iterationDispatches({ hash: visit, other: visit, takesRemaining: true }),
);

function visit(value: Value, block: PuppetCallable, steps: Iterable<Step>): Value {
  untilBreak(() => {
    for (const step of steps) block.call(...step.args);
  });
  return value;
}
