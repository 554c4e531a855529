import type { PCallableType } from '../types/callable-type.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

/**
 * Something that can be called from a function body: a lambda with its scope, or a function. The evaluator extends it.
 *
 * Puppet: pops/evaluator/closure.rb
 */
export abstract class PuppetCallable extends ObjectValue {
  /** Name for messages: `block`, or the function's name. */
  abstract readonly closureName: string;
  /** The signature. */
  abstract readonly type: PCallableType;
  /** Names of the parameters in order, for messages and for `type.to_s`. */
  abstract readonly parameterNames: readonly string[];
  /** Calls it and answers its value; checks the arguments against the signature. */
  abstract call(...args: Value[]): Value;
  /** Calls it with the result so far and an element; the answer is the result from then on. */
  accumulate(accumulator: Accumulator, element: Value): void {
    accumulator.value = this.call(accumulator.value, element);
  }
  override eql(other: unknown): boolean {
    return other === this;
  }
  override hashKey(): string {
    return `callable(${identity(this)})`;
  }
}

/** A result that grows step by step. */
export class Accumulator {
  value: Value;
  /** Nobody else has the value: it may be extended in place. */
  isOwn = false;

  constructor(value: Value) {
    this.value = value;
  }
}

const numbers = new WeakMap<object, number>();
let last = 0;

/** A number of its own for every object. */
export function identity(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(object, last);
  return last;
}
