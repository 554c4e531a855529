/** What Ruby says when it has to order values that have no order. */
import { rubyInspect } from '../../evaluator/ruby-text.ts';
import type { Value } from '../../values/index.ts';
import { PuppetError } from '../function.ts';
import { rubyClassName } from './ruby-class.ts';

/** Ruby names the class of the one, and shows the other when it is a simple value. */
export function incomparable(a: Value, b: Value): PuppetError {
  const simple = b === undefined || typeof b === 'boolean' || typeof b === 'bigint' || typeof b === 'number';
  return new PuppetError(`comparison of ${rubyClassName(a)} with ${simple ? rubyInspect(b) : rubyClassName(b)} failed`);
}
