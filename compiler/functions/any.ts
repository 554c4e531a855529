import { isTruthy, type PuppetCallable, type Value } from '../values/index.ts';
import { type FunctionDeclaration, puppetFunction } from './function.ts';
import { iterationDispatches, type Step } from './shared/iteration.ts';

/**
 * `any(Iterable $enumerable, &$block)`: whether the block answers something true for some element; false for none.
 *
 * Puppet: lib/puppet/functions/any.rb
 */
export const any: FunctionDeclaration = puppetFunction('any', iterationDispatches({ hash: some, other: some }));

function some(_value: Value, block: PuppetCallable, steps: Iterable<Step>): Value {
  for (const step of steps) if (isTruthy(block.call(...step.args))) return true;
  return false;
}
