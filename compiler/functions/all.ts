import { isTruthy, type PuppetCallable, type Value } from '../values/index.ts';
import { type FunctionDeclaration, puppetFunction } from './function.ts';
import { iterationDispatches, type Step } from './shared/iteration.ts';

/**
 * `all(Iterable $enumerable, &$block)`: whether the block answers something true for every element; true for none.
 *
 * Puppet: lib/puppet/functions/all.rb
 */
export const all: FunctionDeclaration = puppetFunction('all', iterationDispatches({ hash: every, other: every }));

function every(_value: Value, block: PuppetCallable, steps: Iterable<Step>): Value {
  for (const step of steps) if (!isTruthy(block.call(...step.args))) return false;
  return true;
}
