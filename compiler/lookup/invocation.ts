/**
 * One lookup under way: its scope, overrides and defaults, and the names of the keys that are being looked up.
 *
 * Puppet: pops/lookup/invocation.rb
 */
import type { KeySegment } from '../../parser/hiera/index.ts';
import { ArgumentError, PuppetError } from '../functions/error.ts';
import type { PuppetHash, Value } from '../values/index.ts';
import type { LookupAdapter } from './adapter.ts';
import { LookupError, RecursiveLookupError, RubyError } from './errors.ts';
import type { Explainer, StepKind } from './explain.ts';
import type { LookupKey } from './key.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';
import type { LookupScope } from './scope.ts';

/** The keys on the way to this one, innermost first. */
interface NameStack {
  readonly name: string;
  readonly outer: NameStack | undefined;
}

const NO_OVERRIDES: readonly Value[] = [];
const NO_OPTIONS: InvocationOptions = {};

const STANDS_ALONE = Symbol('no invocation around');

export interface InvocationOptions {
  readonly overrides?: PuppetHash;
  readonly defaults?: PuppetHash;
  readonly explainer?: Explainer;
}

/** A variable that was read to make something that is kept. */
export interface RememberedVariable {
  readonly key: string;
  readonly root: string;
  readonly path: readonly KeySegment[];
  readonly value: Value;
  /** Of the whole variable. */
  readonly rootValue: Value | NotFound;
}

export class Invocation {
  readonly adapter: LookupAdapter;
  readonly scope: LookupScope;
  readonly overrides: PuppetHash | undefined;
  readonly defaults: PuppetHash | undefined;
  explainer: Explainer | undefined;
  topKey: LookupKey | undefined;
  moduleName: string | undefined;
  private names: NameStack | undefined;
  private onlyGlobal = false;
  /** The call stems from hiera, hiera_array, hiera_hash or hiera_include. */
  isHieraCall = false;
  locationOverrides: readonly Value[] = NO_OVERRIDES;

  /** `parent`: the invocation around this one, whose keys count for recursion. */
  constructor(
    adapter: LookupAdapter,
    scope: LookupScope,
    options: InvocationOptions = NO_OPTIONS,
    parent: Invocation | typeof STANDS_ALONE | undefined = adapter.current,
  ) {
    this.adapter = adapter;
    this.scope = scope;
    this.overrides = options.overrides;
    this.defaults = options.defaults;
    this.explainer = options.explainer ?? (parent === STANDS_ALONE ? undefined : adapter.explainer);
    if (parent === undefined || parent === STANDS_ALONE) return;
    this.names = parent.names;
    this.explainer = parent.explainer;
    this.isHieraCall = parent.isHieraCall;
    this.onlyGlobal = parent.onlyGlobal;
    this.locationOverrides = parent.locationOverrides;
  }

  /** Nothing but scope and key decide what is found, and nobody asks how. */
  get isPlain(): boolean {
    const { explainer, overrides, defaults, locationOverrides } = this;
    return (
      explainer === undefined &&
      overrides === undefined &&
      defaults === undefined &&
      !this.onlyGlobal &&
      locationOverrides.length === 0
    );
  }

  get isExplained(): boolean {
    return this.explainer !== undefined;
  }

  /** Nothing but the values of the hierarchy is wanted: no explanation, and no paths in front of it. */
  get isDirect(): boolean {
    return this.explainer === undefined && this.locationOverrides.length === 0;
  }

  get isGlobalOnly(): boolean {
    return this.adapter.isGlobalOnly || this.onlyGlobal;
  }

  setGlobalOnly(): this {
    this.onlyGlobal = true;
    return this;
  }

  /** A new invocation of the same kind, for a key inside this one. */
  nested(scope: LookupScope = this.scope): Invocation {
    if (this.overrides === undefined && this.defaults === undefined && this.explainer === undefined) {
      return new Invocation(this.adapter, scope);
    }
    const options: { -readonly [K in keyof InvocationOptions]: InvocationOptions[K] } = {};
    if (this.overrides !== undefined) options.overrides = this.overrides;
    if (this.defaults !== undefined) options.defaults = this.defaults;
    if (this.explainer !== undefined) options.explainer = this.explainer;
    return new Invocation(this.adapter, scope, options);
  }

  /** Runs as the current invocation of the adapter, for this key. */
  lookup<T>(key: LookupKey | string, moduleName: string | undefined, body: () => T): T {
    const before = this.enter(typeof key === 'string' ? this.adapter.lookup.keys.of(key) : key, moduleName);
    try {
      return body();
    } finally {
      this.adapter.current = before;
    }
  }

  /** As `lookup` begins; answers with what is to be the adapter's current invocation again when it ends. */
  enter(key: LookupKey, moduleName: string | undefined): Invocation | undefined {
    this.topKey = key;
    this.moduleName = moduleName ?? key.moduleName;
    const before = this.adapter.current;
    if (before === undefined) this.adapter.turn++;
    this.adapter.current = this;
    return before;
  }

  /** Runs with the name marked as being looked up. An error when it already is. */
  check<T>(name: string, body: () => T): T {
    this.begin(name);
    try {
      return body();
    } catch (error) {
      throw toldByLookup(error);
    } finally {
      this.end();
    }
  }

  /** As `check` begins; `end` is to be called whatever happens then, and errors go through `toldByLookup`. */
  begin(name: string): void {
    this.refuseRecursion('', name);
    this.names = { name, outer: this.names };
  }

  end(): void {
    this.names = this.names?.outer;
  }

  /** An error when the name (with a word before it) is being looked up already. */
  refuseRecursion(prefix: string, name: string): void {
    const length = prefix.length + name.length;
    for (let at = this.names; at !== undefined; at = at.outer) {
      if (at.name.length === length && at.name.endsWith(name) && at.name.startsWith(prefix)) throw this.recursion();
    }
  }

  private recursion(): RecursiveLookupError {
    const names: string[] = [];
    for (let at = this.names; at !== undefined; at = at.outer) names.unshift(at.name);
    return new RecursiveLookupError(`Recursive lookup detected in [${names.join(', ')}]`);
  }

  /** Whether variables that interpolations read are remembered. */
  get remembers(): boolean {
    return false;
  }

  /** Reads a variable of the scope for an interpolation; overridden where that is remembered. */
  remember(_variable: RememberedVariable): void {}

  /** Runs without remembering reads of the variable of this name. */
  withoutRemembering<T>(_name: string, body: () => T): T {
    return body();
  }

  // --- Telling the explainer -----------------------------------------------------------------------------------------

  within<T>(kind: StepKind, qualifier: unknown, body: () => T): T {
    const explainer = this.explainer;
    if (explainer === undefined) return body();
    explainer.push(kind, qualifier);
    try {
      return body();
    } finally {
      explainer.pop();
    }
  }

  withoutExplainer<T>(body: () => T): T {
    const explainer = this.explainer;
    this.explainer = undefined;
    try {
      return body();
    } finally {
      this.explainer = explainer;
    }
  }

  get onlyExplainsOptions(): boolean {
    return this.explainer?.onlyExplainOptions === true;
  }

  found(key: string, value: Value): Value {
    this.explainer?.found(key, value);
    return value;
  }

  notFound(key: string): NotFound {
    this.explainer?.notFound(key);
    return NOT_FOUND;
  }

  result(value: Value): Value {
    this.explainer?.result(value);
    return value;
  }
}

/** Puppet's own errors become those of lookups. */
export function toldByLookup(error: unknown): unknown {
  return isErrorOfPuppet(error) ? new LookupError(error.message) : error;
}

/** Puppet's own errors; those of Ruby (arguments that fit no signature, too) go on as they are. */
function isErrorOfPuppet(error: unknown): error is PuppetError {
  return error instanceof PuppetError && !(error instanceof RubyError || error instanceof ArgumentError);
}

/** Remembers the variables that hiera.yaml's paths and options were made of. It stands alone, and explains nothing. */
export class RememberingInvocation extends Invocation {
  constructor(adapter: LookupAdapter, scope: LookupScope) {
    super(adapter, scope, {}, STANDS_ALONE);
  }

  /** Each read counts. */
  override get isPlain(): boolean {
    return false;
  }

  private readonly remembered = new Map<string, RememberedVariable>();
  private eluded: string | undefined;

  /** The first reading of each. */
  get variables(): readonly RememberedVariable[] {
    return [...this.remembered.values()];
  }

  override get remembers(): boolean {
    return true;
  }

  override remember(variable: RememberedVariable): void {
    // A fact or another variable of the top scope that is set never changes.
    if (variable.value !== undefined && variable.key.startsWith('::')) return;
    if (variable.root === this.eluded || this.remembered.has(variable.key)) return;
    this.remembered.set(variable.key, variable);
  }

  override withoutRemembering<T>(name: string, body: () => T): T {
    const before = this.eluded;
    this.eluded = name;
    try {
      return body();
    } finally {
      this.eluded = before;
    }
  }
}
