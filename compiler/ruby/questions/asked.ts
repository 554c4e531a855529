import type { Compilation } from '../../catalog/compilation.ts';
import type { CatalogResource } from '../../catalog/resource.ts';
import { Scope } from '../../evaluator/scope.ts';
import { PuppetError } from '../../functions/error.ts';
import type { Value } from '../../values/index.ts';
import type { RubyRuntime } from '../runtime.ts';
import type { Encodable } from '../values/encode.ts';

/** What a question of Ruby is answered from. Ruby code may ask anything: arguments are what it says they are only after a look. */
export class Asked {
  readonly runtime: RubyRuntime;
  private readonly args: readonly unknown[];

  constructor(args: readonly unknown[], runtime: RubyRuntime) {
    this.args = args;
    this.runtime = runtime;
  }

  get compilation(): Compilation {
    return this.runtime.activation.scope.compilation;
  }

  value(index: number): Value {
    return this.args[index] as Value;
  }

  text(index: number): string {
    const value = this.args[index];
    if (typeof value !== 'string') throw new PuppetError(`a text is asked for, not ${String(value)}`);
    return value;
  }

  list(index: number): readonly Value[] {
    const value = this.args[index];
    return Array.isArray(value) ? (value as readonly Value[]) : [];
  }

  /** The scope that was given; top scope for none, as functions that know no scope of their own get it. */
  scope(index: number): Scope {
    const value = this.args[index];
    return value instanceof Scope ? value : this.compilation.topScope;
  }
}

export type Question = (asked: Asked) => Encodable | readonly Encodable[];
export type Questions = Readonly<Record<string, Question>>;
export type HeldObject = Value | CatalogResource | Scope;
