/**
 * Keys that interpolations look up again and again while one value is resolved: an endpoint map asks for the same host name a
 * hundred times. Between two lookups from outside everything is forgotten, as variables may change then.
 *
 * What is kept cannot show: a key that was resolved once without an error cannot be part of a recursion later in the same turn, and
 * Puppet warns of a variable only once. With an explainer, overrides or defaults nothing is kept.
 */
import type { Value } from '../values/index.ts';
import type { Invocation } from './invocation.ts';
import type { LookupScope } from './scope.ts';

export class Memo {
  private readonly values = new Map<string, Value>();
  private turn = -1;
  private scope: LookupScope | undefined;
  private isHieraCall = false;

  /** The values that hold for the invocation, by key; undefined when it must look for itself. */
  valuesFor(invocation: Invocation): Map<string, Value> | undefined {
    if (!invocation.isPlain) return undefined;
    const { scope, isHieraCall, adapter } = invocation;
    if (this.turn !== adapter.turn || this.scope !== scope || this.isHieraCall !== isHieraCall) {
      this.values.clear();
      this.turn = adapter.turn;
      this.scope = scope;
      this.isHieraCall = isHieraCall;
    }
    return this.values;
  }
}
