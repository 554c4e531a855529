/**
 * The chain of small scopes on top of a scope: local variables of lambdas, matches of regular expressions, parameters being bound.
 *
 * Puppet: parser/scope.rb (Ephemeral, LocalScope, MatchScope, ParameterScope)
 */
import { PuppetError } from '../functions/error.ts';
import type { RegexpMatch, Value } from '../values/index.ts';

/** Answer of a frame that does not know the variable. */
export const NOT_BOUND: unique symbol = Symbol('not bound');

export abstract class Frame {
  readonly parent: Frame | undefined;
  constructor(parent: Frame | undefined) {
    this.parent = parent;
  }
  /** Value of the variable here, not in the frames below. */
  abstract get(name: string): Value | typeof NOT_BOUND;
  /** Whether variables can be set here. */
  abstract readonly isLocal: boolean;
  abstract set(name: string, value: Value): void;
  abstract bound(name: string): boolean;
  /** Names and values, for those who want all variables. */
  abstract entries(): Iterable<readonly [string, Value]>;
  /** Puts what is made of each value in its place. */
  renew(_renewal: NamedRenewal): void {}
}

/** Makes of the value of a variable what it is after a change. */
export type NamedRenewal = (value: Value, name: string) => Value;

function renewEntries(values: Map<string, Value> | undefined, renewal: NamedRenewal): void {
  for (const [name, value] of values ?? []) values?.set(name, renewal(value, name));
}

/** Variables of a class, define, node or the top scope, and of lambdas. */
export class LocalFrame extends Frame {
  readonly isLocal = true;
  private readonly names: readonly string[];
  private values: readonly Value[];
  private more: Map<string, Value> | undefined;

  /** Begins with the named values; the lists are not copied. */
  constructor(parent: Frame | undefined, names: readonly string[] = [], values: readonly Value[] = []) {
    super(parent);
    this.names = names;
    this.values = values;
    this.more = undefined;
  }

  override get(name: string): Value | typeof NOT_BOUND {
    const index = this.names.indexOf(name);
    if (index !== -1) return this.values[index];
    if (this.more === undefined) return NOT_BOUND;
    const value = this.more.get(name);
    return value !== undefined || this.more.has(name) ? value : NOT_BOUND;
  }
  override bound(name: string): boolean {
    return this.names.includes(name) || this.more?.has(name) === true;
  }
  override set(name: string, value: Value): void {
    this.more ??= new Map();
    this.more.set(name, value);
  }
  override *entries(): Iterable<readonly [string, Value]> {
    for (let i = 0; i < this.names.length; i++) yield [this.names[i] as string, this.values[i]];
    if (this.more) yield* this.more;
  }
  override renew(renewal: NamedRenewal): void {
    this.values = this.values.map((value, index) => renewal(value, this.names[index] as string));
    renewEntries(this.more, renewal);
  }
}

const NUMERIC = /^\d+$/;

/** The groups `$0`, `$1`, ... of the last match; without one it hides nothing. */
export class MatchFrame extends Frame {
  readonly isLocal = false;
  readonly match: RegexpMatch | undefined;

  constructor(parent: Frame | undefined, match: RegexpMatch | undefined) {
    super(parent);
    this.match = match;
  }

  override get(name: string): Value | typeof NOT_BOUND {
    if (this.match === undefined || !NUMERIC.test(name)) return NOT_BOUND;
    return this.match.groups[Number(name)];
  }
  override bound(name: string): boolean {
    return this.match !== undefined && NUMERIC.test(name);
  }
  override set(name: string): void {
    throw new PuppetError(`Numerical variables cannot be changed. Attempt to set $${name}`);
  }
  override entries(): Iterable<readonly [string, Value]> {
    return [];
  }
}

/** Thrown when a default refers to a parameter that has no value yet. */
export class UnevaluatedParameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Parameters of a class, define, function or lambda while their values are found. */
export class ParameterFrame extends Frame {
  readonly isLocal = true;
  private readonly callee: string;
  private readonly names: readonly string[];
  private readonly assigned = new Map<string, Value>();
  private readOnly = false;

  constructor(parent: Frame | undefined, callee: string, names: readonly string[]) {
    super(parent);
    this.callee = callee;
    this.names = names;
  }

  override get(name: string): Value | typeof NOT_BOUND {
    const value = this.assigned.get(name);
    if (value !== undefined || this.assigned.has(name)) return value;
    if (this.names.includes(name)) throw new UnevaluatedParameter(name);
    return NOT_BOUND;
  }
  override bound(name: string): boolean {
    return this.assigned.has(name) || this.names.includes(name);
  }
  override set(name: string, value: Value): void {
    if (this.readOnly) throw new PuppetError(`Attempt to assign variable ${name} when evaluating parameters`);
    this.assigned.set(name, value);
  }
  override entries(): Iterable<readonly [string, Value]> {
    return this.assigned;
  }
  override renew(renewal: NamedRenewal): void {
    renewEntries(this.assigned, renewal);
  }

  /** Runs the expression of a default; it may read the parameters before it and assign nothing. */
  evaluateDefault(name: string, expression: () => Value): Value {
    const before = this.readOnly;
    this.readOnly = true;
    try {
      return expression();
    } catch (error) {
      if (error instanceof UnevaluatedParameter) throw this.referenceFailure(name, error.name);
      throw error;
    } finally {
      this.readOnly = before;
    }
  }

  /** Values by name: parameters first in their order, then whatever else was given. */
  values(): Map<string, Value> {
    const result = new Map<string, Value>();
    for (const name of this.names) if (this.assigned.has(name)) result.set(name, this.assigned.get(name));
    for (const [name, value] of this.assigned) if (!result.has(name)) result.set(name, value);
    return result;
  }

  private referenceFailure(from: string, to: string): PuppetError {
    const keys = [...this.values().keys(), ...this.names];
    const position = (name: string) =>
      this.names.includes(name) ? this.names.indexOf(name) : this.names.length + keys.indexOf(name);
    if (position(to) < position(from)) return new PuppetError(`${this.callee}: expects a value for parameter $${to}`);
    return new PuppetError(`${this.callee}: default expression for $${from} tries to illegally access not yet evaluated $${to}`);
  }
}
