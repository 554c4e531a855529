import { eql } from './equality.ts';
import { hashKey } from './hash-key.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

/**
 * A function call that the agent makes when it applies the catalog.
 *
 * Puppet: lib/puppet/pops/evaluator/deferred_resolver.rb and the `Deferred` type of pcore
 */
export class Deferred extends ObjectValue {
  readonly name: string;
  /** Undefined when none were given, which is not the same as an empty list. */
  readonly arguments: readonly Value[] | undefined;
  constructor(name: string, args?: readonly Value[]) {
    super();
    this.name = name;
    this.arguments = args;
  }
  override eql(other: unknown): boolean {
    return other instanceof Deferred && other.name === this.name && eql(this.arguments, other.arguments);
  }
  override hashKey(): string {
    return `deferred(${JSON.stringify(this.name)},${hashKey(this.arguments)})`;
  }
}
