/**
 * A scope as hiera.yaml of version 3 sees it: with a few variables more, and with empty texts as if they were not there.
 *
 * Puppet: hiera/scope.rb
 */
import type { PType } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { RubyError } from './errors.ts';
import type { NotFound } from './not-found.ts';
import type { LookupScope } from './scope.ts';

export class HieraScope implements LookupScope {
  readonly real: LookupScope;

  private constructor(real: LookupScope) {
    this.real = real;
  }

  private static readonly known = new WeakMap<LookupScope, HieraScope>();

  /** One for each scope, as lookups are told apart by their scope. */
  static of(real: LookupScope): HieraScope {
    if (real instanceof HieraScope) return real;
    let scope = HieraScope.known.get(real);
    if (scope === undefined) {
      scope = new HieraScope(real);
      HieraScope.known.set(real, scope);
    }
    return scope;
  }

  variable(name: string): Value | NotFound {
    const value = this.valueOf(name);
    return value === '' ? undefined : value;
  }

  private valueOf(name: string): Value | NotFound {
    switch (name) {
      case 'calling_class':
        return this.real.callingClass();
      case 'calling_class_path':
        return this.callingClassPath();
      case 'calling_module':
        return this.real.variable('module_name');
      default:
        return this.real.variable(name);
    }
  }

  private callingClassPath(): string {
    const name = this.real.callingClass();
    if (name === undefined) throw new RubyError("undefined method `gsub' for nil:NilClass");
    return name.replaceAll('::', '/');
  }

  callingClass(): string | undefined {
    return this.real.callingClass();
  }

  unknownReason(name: string): string {
    return this.real.unknownReason(name);
  }

  withLocal<T>(name: string, value: Value, body: () => T): T {
    return this.real.withLocal(name, value, body);
  }

  resolveType(text: string): PType {
    return this.real.resolveType(text);
  }

  callFunction(name: string, args: readonly Value[]): Value {
    return this.real.callFunction(name, args);
  }
}
