/**
 * The variables and resource defaults of one class, define or node, or of the top scope.
 *
 * Puppet: parser/scope.rb
 */

import type { Compilation } from '../catalog/compilation.ts';
import type { Definition } from '../catalog/definition.ts';
import type { Parameter } from '../catalog/parameter.ts';
import type { CatalogResource } from '../catalog/resource.ts';
import { PuppetError } from '../functions/error.ts';
import type { LookupScope } from '../lookup/index.ts';
import type { RegexpMatch, Value } from '../values/index.ts';
import { type Renewal, renewal } from './changed-values.ts';
import { isPuppetFailure, PlacedError } from './errors.ts';
import { type Frame, LocalFrame, MatchFrame, type NamedRenewal, NOT_BOUND, ParameterFrame } from './frame.ts';

export { NOT_BOUND } from './frame.ts';

const BUILT_IN_VARIABLES: ReadonlySet<string> = new Set(['module_name', 'caller_module_name']);
const NUMERIC_NAME = /^(?:0|[1-9][0-9]*)$/;

const RESERVED_NAMES: ReadonlySet<string> = new Set(['trusted', 'facts', 'server_facts']);

export function isReserved(name: string): boolean {
  return RESERVED_NAMES.has(name);
}

/** Throws when one of the variables is among those that the compiler alone sets. Puppet: Scope#setvar */
export function refuseReserved(names: readonly string[]): void {
  const name = names.find(isReserved);
  if (name !== undefined) throw new PuppetError(`Attempt to assign to a reserved variable name: '${name}'`);
}

export class Scope {
  readonly compilation: Compilation;
  readonly parent: Scope | undefined;
  source: Definition | undefined;
  resource: CatalogResource | undefined;
  /** The frame in force; expressions that open one put the former back when they end. */
  frame: Frame;
  /** The scope as lookups of data see it, made with the first of them (EnvironmentData). */
  forLookups: LookupScope | undefined;
  private readonly symbols: LocalFrame;
  private defaults: Map<string, Map<string, Parameter>> | undefined;
  private enclosing: Scope | undefined | null = null;

  constructor(compilation: Compilation, parent?: Scope, source?: Definition, resource?: CatalogResource) {
    this.compilation = compilation;
    this.parent = parent;
    this.source = source;
    this.resource = resource;
    this.symbols = new LocalFrame(undefined);
    this.frame = this.symbols;
    this.forLookups = undefined;
    this.defaults = undefined;
  }

  newScope(source: Definition, resource: CatalogResource): Scope {
    return new Scope(this.compilation, this, source, resource);
  }

  isTopScope(): boolean {
    return this === this.compilation.topScope;
  }
  isNodeScope(): boolean {
    return this.resource?.type === 'Node';
  }

  // --- Variables ----------------------------------------------------------------------------------------------------

  /** Value of a variable by its name, qualified or not; NOT_BOUND when there is none. */
  lookup(name: string): Value | typeof NOT_BOUND {
    if (name.includes('::')) return this.lookupQualified(name.startsWith('::') ? name.slice(2) : name);
    return this.lookupSimple(name);
  }

  /** The same for a name without `::`. */
  lookupSimple(name: string): Value | typeof NOT_BOUND {
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent) {
      const value = frame.get(name);
      if (value !== NOT_BOUND) return value;
    }
    const next = this.inheritedScope() ?? this.enclosingScope();
    if (next) return next.lookupSimple(name);
    return BUILT_IN_VARIABLES.has(name) || NUMERIC_NAME.test(name) ? undefined : NOT_BOUND;
  }

  /** What a template sees as `@name`, like `toMap` for one name: undef in a class hides nothing of the scopes around from those that inherit it. */
  templateValue(name: string): Value {
    const value = this.localValue(name);
    if (value !== NOT_BOUND) return value;
    return this.inheritedScope()?.templateValue(name) ?? this.enclosingScope()?.templateValue(name);
  }

  /** Like `lookup`, with undef for a variable that does not exist. */
  value(name: string): Value {
    const value = this.lookup(name);
    return value === NOT_BOUND ? undefined : value;
  }

  private lookupQualified(name: string): Value | typeof NOT_BOUND {
    const known = this.compilation.qualifiedVariables.get(name);
    if (known !== undefined || this.compilation.qualifiedVariables.has(name)) return known;
    const end = name.lastIndexOf('::');
    if (end === -1) return builtInOrNothing(name);
    return this.lookupInClass(name.slice(0, end), name.slice(end + 2));
  }

  /** A class that cannot be loaded has no variables, whatever the reason. */
  private lookupInClass(className: string, leaf: string): Value | typeof NOT_BOUND {
    try {
      const scope = this.qualifiedScope(className);
      if (!scope) return NOT_BOUND;
      const value = scope.localValue(leaf);
      if (value !== NOT_BOUND) return value;
      const inherited = scope.inheritedScope();
      return inherited?.source ? this.lookupQualified(`${inherited.source.name}::${leaf}`) : NOT_BOUND;
    } catch (error) {
      if (isPuppetFailure(error)) return NOT_BOUND;
      throw error;
    }
  }

  private localValue(name: string): Value | typeof NOT_BOUND {
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent) {
      const value = frame.get(name);
      if (value !== NOT_BOUND) return value;
    }
    return NOT_BOUND;
  }

  private qualifiedScope(className: string): Scope | undefined {
    const definition = this.compilation.types.findClass(className);
    return definition ? this.compilation.classScopes.get(definition.name) : undefined;
  }

  /** The scope and the frame that hold a variable that `lookup` finds, for those who want to know where it was set. */
  holderOf(name: string): { readonly scope: Scope; readonly frame: Frame } | undefined {
    const [, className, leaf = name] = /^(.*)::(.+)$/s.exec(name) ?? [];
    if (className !== undefined) return this.scopeNamed(className.replace(/^::/, ''))?.holderOf(leaf);
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent)
      if (frame.bound(name)) return { scope: this, frame };
    return (this.inheritedScope() ?? this.enclosingScope())?.holderOf(name);
  }

  /** The scope of a class, or the top scope for the empty name. */
  private scopeNamed(className: string): Scope | undefined {
    return className === '' ? this.compilation.topScope : this.qualifiedScope(className);
  }

  /** Whether the variable exists, its value being undef or not. Puppet: Scope#exist? */
  exists(name: string): boolean {
    const qualified = /^(.*)::(.+)$/s.exec(name);
    if (!qualified) return this.existsHere(name);
    const [, className = '', leaf = ''] = qualified;
    if (className === '' && BUILT_IN_VARIABLES.has(leaf)) return true;
    const scope = className === '' ? undefined : this.qualifiedScope(className);
    if (scope) return scope.exists(leaf);
    return className === '' ? this.compilation.topScope.exists(leaf) : false;
  }

  private existsHere(name: string): boolean {
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent) if (frame.bound(name)) return true;
    const next = this.inheritedScope() ?? this.enclosingScope();
    return next?.exists(name) === true || BUILT_IN_VARIABLES.has(name);
  }

  /** Whether an assignment to the name would find it taken. */
  isBound(name: string): boolean {
    return this.localFrame().bound(name);
  }

  /** Sets a variable in the innermost scope that holds any. */
  set(name: string, value: Value): void {
    refuseReserved([name]);
    const frame = this.localFrame();
    if (frame.bound(name)) throw new PuppetError(`Cannot reassign variable '$${name}'`);
    frame.set(name, value);
    if (frame === this.symbols) this.publish(name, value);
  }

  /** Sets a variable of the scope itself, below all frames; no check whether it is there. */
  setOwn(name: string, value: Value): void {
    this.symbols.set(name, value);
    this.publish(name, value);
  }

  /** What Ruby made in place of the value of a variable. A text, which nobody shares here, is changed in the variable alone. */
  changeVariable(name: string, value: Value): void {
    const { scope, frame } = this.holderOf(name) ?? {};
    const old = frame?.get(name);
    if (scope === undefined || old === undefined || old === NOT_BOUND) return;
    if (typeof old === 'object') scope.change(old, value);
    else scope.renew((one, itsName) => (itsName === name && one === old ? value : one));
  }

  /**
   * What Ruby made of a value in place takes its place in the variables that share it. Parameters of resources are copies of what was written:
   * a class or define shares them with nobody. Answers how values change.
   */
  change(old: Value, value: Value): Renewal {
    const renew = renewal(old, value);
    const chain = this.chain();
    const owner = chain.find(({ resource }) => [...(resource?.parameters.values() ?? [])].some((given) => given.value === old));
    if (owner) owner.renew(renew);
    else {
      const scopes = new Set([...chain, this.compilation.topScope, ...this.compilation.classScopes.values()]);
      for (const scope of scopes) scope.renew((one, name) => (scope.resource?.parameters.has(name) ? one : renew(one)));
    }
    return renew;
  }

  /** The scopes around, from the innermost on. */
  private chain(): readonly Scope[] {
    return [this, ...(this.parent?.chain() ?? [])];
  }

  /** Renews variables, and the parameters that gave them. */
  private renew(renew: NamedRenewal): void {
    // While a function runs, the frames on top are its own.
    const frames = new Set<Frame>([this.symbols]);
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent) frames.add(frame);
    for (const frame of frames) frame.renew(renew);
    for (const [name, value] of this.symbols.entries()) this.publish(name, value);
    for (const [name, parameter] of this.resource?.parameters ?? []) {
      const value = renew(parameter.value, name);
      if (value !== parameter.value) this.resource?.parameters.set(name, parameter.withValue(value));
    }
  }

  private publish(name: string, value: Value): void {
    if (this.isTopScope()) this.compilation.qualifiedVariables.set(name, value);
    else if (this.source?.kind === 'hostclass') this.compilation.qualifiedVariables.set(`${this.source.name}::${name}`, value);
  }

  private localFrame(): Frame {
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent) if (frame.isLocal) return frame;
    return this.symbols;
  }

  /** All variables that code here can see by a simple name. */
  toMap(): Map<string, Value> {
    const enclosing = this.enclosingScope();
    const result = enclosing ? enclosing.toMap() : new Map<string, Value>();
    for (const [name, value] of this.inheritedScope()?.toMap() ?? []) result.set(name, value);
    const frames: Frame[] = [];
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent) frames.unshift(frame);
    for (const frame of frames) {
      for (const [name, value] of frame.entries()) {
        if (value === undefined) result.delete(name);
        else result.set(name, value);
      }
    }
    return result;
  }

  // --- Frames -------------------------------------------------------------------------------------------------------

  /** Runs with a frame of local variables on top. */
  withLocals(names: readonly string[], values: readonly Value[], body: (scope: Scope) => Value): Value {
    const before = this.frame;
    this.frame = new LocalFrame(before, names, values);
    try {
      return body(this);
    } finally {
      this.frame = before;
    }
  }

  /** Runs without any frame: only the scope's own variables are seen. */
  withoutFrames<T>(body: () => T): T {
    const before = this.frame;
    this.frame = this.symbols;
    try {
      return body();
    } finally {
      this.frame = before;
    }
  }

  /** Runs with a frame for the parameters of a callee. */
  withParameters<T>(callee: string, names: readonly string[], body: (frame: ParameterFrame) => T): T {
    const before = this.frame;
    const frame = new ParameterFrame(before, callee, names);
    this.frame = frame;
    try {
      return body(frame);
    } finally {
      this.frame = before;
    }
  }

  /** The match becomes `$0` and so on until the expression around ends. */
  pushMatch(match: RegexpMatch | undefined): void {
    if (match) this.frame = new MatchFrame(this.frame, match);
  }

  /** Runs an expression in which matches of outside are not seen and none gets out. */
  guarded<T>(body: () => T): T {
    const before = this.frame;
    try {
      return body();
    } finally {
      this.frame = before;
    }
  }

  // --- Other scopes -------------------------------------------------------------------------------------------------

  /** The scope of the class that this class inherits from. */
  inheritedScope(): Scope | undefined {
    const definition = this.resource?.type === 'Class' ? this.resource.definition : undefined;
    if (definition?.parentName === undefined) return undefined;
    const parent = this.compilation.types.findClass(definition.parentName);
    if (!parent) throw new PuppetError(`class ${definition.parentName} could not be found`);
    const scope = this.compilation.classScopes.get(parent.name);
    if (!scope) throw new PuppetError(`class ${definition.parentName} has not been evaluated`);
    return scope;
  }

  /** The node scope or top scope around this one. */
  enclosingScope(): Scope | undefined {
    if (this.enclosing === null) this.enclosing = this.findEnclosing();
    return this.enclosing;
  }

  private findEnclosing(): Scope | undefined {
    if (!this.parent) return undefined;
    return this.parent.isTopScope() || this.parent.isNodeScope() ? this.parent : this.parent.enclosingScope();
  }

  /** The node scope or top scope that functions and templates see. Puppet: Scope#find_global_scope */
  globalScope(): Scope {
    if (this.isNodeScope() || this.isTopScope()) return this;
    return (this.inheritedScope() ?? this.enclosingScope())?.globalScope() ?? this;
  }

  /** Module of the code that declared what this scope belongs to. */
  parentModuleName(): string | undefined {
    return this.parent?.source?.moduleName;
  }

  // --- Resource defaults --------------------------------------------------------------------------------------------

  /** Adds defaults for resources of the type, named as in the catalog. */
  defineDefaults(type: string, parameters: readonly Parameter[]): void {
    this.defaults ??= new Map();
    let table = this.defaults.get(type);
    if (!table) {
      table = new Map();
      this.defaults.set(type, table);
    }
    for (const parameter of parameters) {
      if (table.has(parameter.name)) {
        throw new PlacedError(
          `Default already defined for ${type} { ${parameter.name} }; cannot redefine`,
          parameter.file,
          parameter.line,
        );
      }
      table.set(parameter.name, parameter);
    }
  }

  /** Defaults in force for the type: those of inner scopes win. */
  lookupDefaults(type: string): ReadonlyMap<string, Parameter> | undefined {
    const outer = this.parent?.lookupDefaults(type);
    const own = this.defaults?.get(type);
    if (!own || own.size === 0) return outer;
    if (!outer) return own;
    const merged = new Map(outer);
    for (const [name, parameter] of own) merged.set(name, parameter);
    return merged;
  }

  isDefault(type: string, name: string, value: Value, equal: (a: Value, b: Value) => boolean): boolean {
    const parameter = this.defaults?.get(type)?.get(name);
    if (parameter && equal(value, parameter.value)) return true;
    return this.parent?.isDefault(type, name, value, equal) === true;
  }

  /** As Puppet prints a scope in front of log messages. */
  toString(): string {
    return this.resource ? `Scope(${this.resource.ref})` : 'Scope()';
  }
}

function builtInOrNothing(name: string): Value | typeof NOT_BOUND {
  return BUILT_IN_VARIABLES.has(name) ? undefined : NOT_BOUND;
}
