/**
 * The data of one hiera.yaml.
 *
 * Puppet: pops/lookup/configured_data_provider.rb, hiera_config.rb#configured_data_providers
 */
import { eql, type Value } from '../values/index.ts';
import type { LookupAdapter } from './adapter.ts';
import type { HieraConfig, ResolvedConfig } from './config/hiera-config.ts';
import { scopeValue } from './interpolation.ts';
import { type Invocation, type RememberedVariable, toldByLookup } from './invocation.ts';
import type { LookupKey } from './key.ts';
import type { MergeStrategy } from './merge/strategy.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';
import { type Finder, type FoundLevel, findersOf } from './providers/file-run.ts';
import type { LookupScope } from './scope.ts';
import { subLookup } from './sub-lookup.ts';

/** A variable as a whole, with the value that it had. */
interface RootVariable {
  readonly name: string;
  readonly value: Value | NotFound;
}

const PLACES = { global: 'Global', environment: 'Environment', module: 'Module' } as const;

export class Layer {
  readonly config: HieraConfig;
  private resolved: ResolvedConfig | undefined;
  private finders: readonly Finder[] = [];
  /** All levels were asked for a key: their files are read. */
  private isRead = false;
  /** The variables whose paths the hierarchy was made of, with the values that they had. */
  private roots: readonly RootVariable[] = [];
  /** Scope and turn for which the levels were last found to be right. */
  private checkedScope: LookupScope | undefined;
  private checkedTurn = 0;

  constructor(config: HieraConfig) {
    this.config = config;
    this.checkedScope = undefined;
    this.resolved = undefined;
  }

  get name(): string {
    const { layer, moduleName } = this.config.owner;
    return `${PLACES[layer]} ${moduleName === undefined ? '' : `"${moduleName}" `}Data Provider (${this.config.name})`;
  }

  get moduleName(): string | undefined {
    return this.config.owner.moduleName;
  }

  get configPath(): string | undefined {
    return this.config.path;
  }

  get hasDefaultHierarchy(): boolean {
    return this.config.hasDefaultHierarchy;
  }

  /** With the check for endless recursion. */
  lookup(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    invocation.begin(key.text);
    try {
      return this.uncheckedLookup(key, invocation, merge);
    } catch (error) {
      throw toldByLookup(error);
    } finally {
      invocation.end();
    }
  }

  /** As `lookup`, without the check. */
  uncheckedLookup(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    if (invocation.explainer === undefined) return this.search(key, invocation, merge);
    return invocation.within('data_provider', this, () => this.search(key, invocation, merge));
  }

  /** Nothing can be found here, whatever is asked, and nothing can change that. */
  isEmptyFor(invocation: Invocation): boolean {
    const { resolved } = this;
    return resolved !== undefined && resolved.providers.length === 0 && resolved.variables.length === 0 && !invocation.isExplained;
  }

  private search(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    const resolved = this.providers(invocation);
    const { providers } = resolved;
    if (providers.length === 0) return invocation.notFound(key.text);
    if (invocation.isDirect && merge.isFirstFound) return this.firstFound(key, invocation);
    if (invocation.isDirect && this.isRead) return this.merged(key, invocation, merge, providers.length);
    const value = merge.lookup(providers, invocation, (provider) => provider.lookup(key, invocation, merge));
    // A function that looks something up may have had the levels made anew, for another scope.
    if (!merge.isFirstFound && this.resolved === resolved) this.isRead = true;
    return value;
  }

  private merged(key: LookupKey, invocation: Invocation, merge: MergeStrategy, levels: number): Value | NotFound {
    const found: FoundLevel[] = [];
    for (const finder of this.finders) finder.addLevels(key, invocation, found);
    return merge.lookup(found, invocation, (level) => level.lookup(key, invocation, merge), levels);
  }

  private firstFound(key: LookupKey, invocation: Invocation): Value | NotFound {
    for (const finder of this.finders) {
      const value = finder.firstFound(key, invocation);
      if (value !== NOT_FOUND) return value;
    }
    return NOT_FOUND;
  }

  /** In the `default_hierarchy` of a module. */
  lookupInDefault(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    const { defaults } = this.providers(invocation);
    if (defaults.length === 0) return invocation.notFound(key.text);
    return invocation.check(key.text, () =>
      invocation.within('data_provider', this, () =>
        merge.lookup(defaults, invocation, (provider) => provider.lookup(key, invocation, merge)),
      ),
    );
  }

  private providers(invocation: Invocation): ResolvedConfig {
    const { scope, adapter } = invocation;
    if (this.resolved !== undefined && this.checkedScope === scope && this.checkedTurn === adapter.turn) return this.resolved;
    if (this.resolved === undefined || !this.isStable(this.resolved.variables, invocation))
      this.take(this.resolve(invocation), adapter);
    this.checkedScope = scope;
    this.checkedTurn = adapter.turn;
    return this.resolved as ResolvedConfig;
  }

  private take(resolved: ResolvedConfig, { lookup }: LookupAdapter): void {
    this.resolved = resolved;
    this.isRead = false;
    this.finders = findersOf(resolved.providers, lookup);
    this.roots = rootsOf(resolved.variables);
  }

  private resolve(invocation: Invocation): ResolvedConfig {
    if (this.resolved !== undefined) {
      invocation.explainer?.text(
        'Hiera configuration recreated due to change of scope variables used in interpolation expressions',
      );
    }
    return this.config.resolve(invocation);
  }

  /** Whether all variables that the hierarchy was made of have the values they had then. */
  private isStable(variables: readonly RememberedVariable[], invocation: Invocation): boolean {
    if (this.hasSameRoots(invocation)) return true;
    return invocation.withoutExplainer(() => variables.every((variable) => eql(variable.value, readAgain(variable, invocation))));
  }

  /** A value never changes: where the whole variable is the same (or still missing), so is what a path leads to in it. */
  private hasSameRoots({ scope }: Invocation): boolean {
    for (const { name, value } of this.roots) if (scope.variable(name) !== value) return false;
    return true;
  }
}

/** Each once, the last reading of it. */
function rootsOf(variables: readonly RememberedVariable[]): readonly RootVariable[] {
  const values = new Map<string, Value | NotFound>(variables.map(({ root, rootValue }) => [root, rootValue]));
  return [...values].map(([name, value]) => ({ name, value }));
}

function readAgain({ key, root, path }: RememberedVariable, invocation: Invocation): Value {
  const value = scopeValue(root, invocation);
  if (value === NOT_FOUND || value === undefined) return undefined;
  const found = path.length === 0 ? value : subLookup(key, invocation, path, value);
  return found === NOT_FOUND ? undefined : found;
}
