/**
 * The lookups of one compilation: its layers of data, and the lookup options that were found in them.
 *
 * Puppet: pops/lookup/lookup_adapter.rb
 */
import { DiagnosticError } from '../../parser/diagnostics/diagnostic.ts';
import { puppetText } from '../evaluator/errors.ts';
import { PuppetError } from '../functions/error.ts';
import type { PuppetHash, Value } from '../values/index.ts';
import { isPuppetFailure, LookupError } from './errors.ts';
import type { Explainer } from './explain.ts';
import type { Lookup } from './index.ts';
import { Invocation } from './invocation.ts';
import { LOOKUP_OPTIONS, type LookupKey } from './key.ts';
import { KeyOptions, optionOf, validated } from './key-options.ts';
import { KnownPaths } from './known-paths.ts';
import { Layers } from './layers.ts';
import { Memo } from './memo.ts';
import { deepCopy } from './merge/deep-merge.ts';
import { type MergeStrategy, mergeStrategy } from './merge/strategy.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';
import type { ResolutionWatch } from './resolution-watch.ts';
import type { LookupLog, LookupScope, Strict } from './scope.ts';

const PREFIX = 'lookup_options.';

export class LookupAdapter {
  readonly lookup: Lookup;
  readonly log: LookupLog;
  readonly strict: Strict;
  readonly layers: Layers;
  /** Told of the lookups that have no explainer of their own. */
  explainer: Explainer | undefined;
  /** Present where somebody wants to know which variables are read. */
  watch: ResolutionWatch | undefined;
  /** Present where the keys that are looked up are noted, found or not. */
  asked: Set<string> | undefined;
  /** The innermost invocation that is under way. */
  current: Invocation | undefined;
  /** Counts lookups that are not part of another one: between them variables may change. */
  turn = 0;
  readonly memo = new Memo();
  readonly paths = new KnownPaths();
  /** Arrays and hashes of data that lookups have found. */
  private readonly foundData = new Set<object>();
  /** Whether the lookup under way has come upon one of them again. */
  private isFoundAgain = false;
  isGlobalOnly = false;
  /** By module name, undefined for keys without one. */
  private readonly options = new Map<string | undefined, KeyOptions>();
  private readonly moduleDefaultOptions = new Map<string, KeyOptions>();
  private globalOptions: { readonly value: PuppetHash | undefined } | undefined;
  private environmentOptions: { readonly value: PuppetHash | undefined } | undefined;

  constructor(lookup: Lookup, log: LookupLog, strict: Strict) {
    this.lookup = lookup;
    this.log = log;
    this.strict = strict;
    this.explainer = undefined;
    this.watch = undefined;
    this.asked = undefined;
    this.layers = new Layers(this);
    this.current = undefined;
  }

  /** The value of one key from all layers, merged as `merge` or else as its lookup options say. */
  lookupKey(text: string, invocation: Invocation, merge: Value): Value | NotFound {
    if (text === LOOKUP_OPTIONS || text.startsWith(PREFIX)) {
      return invocation.within('invalid_key', LOOKUP_OPTIONS, () => NOT_FOUND);
    }
    const key = this.lookup.keys.of(text);
    this.asked?.add(key.rootKey);
    const before = invocation.enter(key, key.moduleName);
    try {
      return this.lookupEntered(key, invocation, merge);
    } finally {
      this.current = before;
    }
  }

  private lookupEntered(key: LookupKey, invocation: Invocation, merge: Value): Value | NotFound {
    if (invocation.onlyExplainsOptions) return this.explainOptions(invocation);
    const options = this.optionsFor(key, invocation);
    const strategy = merge ?? optionOf(options, 'merge');
    if (merge === undefined && strategy !== undefined) invocation.explainer?.mergeSource(LOOKUP_OPTIONS);
    const value = invocation.isExplained
      ? invocation.within('data', key.text, () => this.find(key, invocation, strategy))
      : this.findOwn(key, invocation, strategy);
    return value === NOT_FOUND ? NOT_FOUND : this.convert(key, options, value, invocation);
  }

  private explainOptions(invocation: Invocation): Value {
    this.findInLayers(this.lookup.keys.lookupOptions, invocation, 'hash');
    return undefined;
  }

  /**
   * A value that shares nothing with what other lookups find: Puppet copies all data with each, and what is one and the same shows, as
   * in `to_yaml`. Here only what was found before is copied.
   */
  private findOwn(key: LookupKey, invocation: Invocation, merge: Value): Value | NotFound {
    const before = this.isFoundAgain;
    this.isFoundAgain = false;
    try {
      const value = this.find(key, invocation, merge);
      return this.isFoundAgain && value !== NOT_FOUND ? deepCopy(value) : value;
    } finally {
      this.isFoundAgain = before;
    }
  }

  /** To be told of a value as data has it, when it is not copied. */
  noteFound(value: Value): void {
    if (typeof value !== 'object') return;
    if (this.foundData.has(value)) this.isFoundAgain = true;
    else this.foundData.add(value);
  }

  private find(key: LookupKey, invocation: Invocation, merge: Value): Value | NotFound {
    const value = this.findInLayers(key, invocation, merge);
    if (value !== NOT_FOUND || invocation.isGlobalOnly) return value;
    return key.dig(invocation, this.findInModuleDefault(key, invocation));
  }

  private findInLayers(key: LookupKey, invocation: Invocation, merge: Value): Value | NotFound {
    if (invocation.isGlobalOnly) return key.dig(invocation, this.findGlobal(key, invocation, merge));
    const strategy = mergeStrategy(merge);
    if (strategy.isFirstFound) return key.dig(invocation, this.firstInLayers(key, invocation, strategy));
    const layers = [
      () => this.findGlobal(key, invocation, strategy),
      () => this.findInEnvironment(key, invocation, strategy),
      () => this.findInModule(key, invocation, strategy),
    ];
    return key.dig(
      invocation,
      strategy.lookup(layers, invocation, (layer) => layer()),
    );
  }

  private firstInLayers(key: LookupKey, invocation: Invocation, strategy: MergeStrategy): Value | NotFound {
    const global = this.findGlobal(key, invocation, strategy);
    if (global !== NOT_FOUND) return global;
    const environment = this.findInEnvironment(key, invocation, strategy);
    return environment === NOT_FOUND ? this.findInModule(key, invocation, strategy) : environment;
  }

  /** An error of the global layer is told with the key that was asked for first. */
  private findGlobal(key: LookupKey, invocation: Invocation, merge: Value | MergeStrategy): Value | NotFound {
    try {
      if (this.layers.isGlobalEmptyFor(invocation)) {
        invocation.refuseRecursion('', key.text);
        return NOT_FOUND;
      }
      // The configuration is read within the check, so that its errors are those of the lookup.
      return invocation.check(key.text, () => this.layers.global().uncheckedLookup(key, invocation, mergeStrategy(merge)));
    } catch (error) {
      const message = messageWithoutIssue(error);
      if (message === undefined) throw error;
      throw new PuppetError(`Lookup of key '${invocation.topKey?.text}' failed: ${message}`);
    }
  }

  private findInEnvironment(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    const layer = this.layers.environment();
    return layer === undefined ? NOT_FOUND : layer.lookup(key, invocation, merge);
  }

  private findInModule(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    const name = invocation.moduleName;
    if (name === undefined) return NOT_FOUND;
    const provider = this.layers.module(name);
    if (provider !== undefined) return provider.lookup(key, invocation, merge);
    if (this.lookup.environment.moduleFolder(name) === undefined) invocation.explainer?.moduleNotFound(name);
    else invocation.explainer?.moduleProviderNotFound(name);
    return NOT_FOUND;
  }

  private findInModuleDefault(key: LookupKey, invocation: Invocation): Value | NotFound {
    const name = invocation.moduleName;
    const provider = name === undefined ? undefined : this.layers.module(name);
    if (name === undefined || provider === undefined || !provider.hasDefaultHierarchy) return NOT_FOUND;
    return invocation.within('scope', `Searching default_hierarchy of module "${name}"`, () => {
      const options = this.moduleDefaultOptionsOf(name, invocation);
      const strategy = mergeStrategy(optionOf(options.for(key), 'merge'));
      return invocation.within('scope', `Searching for "${key.text}"`, () => provider.lookupInDefault(key, invocation, strategy));
    });
  }

  private moduleDefaultOptionsOf(name: string, invocation: Invocation): KeyOptions {
    const known = this.moduleDefaultOptions.get(name);
    if (known !== undefined) return known;
    const meta = new Invocation(this, invocation.scope);
    const { lookupOptions } = this.lookup.keys;
    const options = meta.lookup(lookupOptions, name, () =>
      invocation.within('scope', `Searching for "${LOOKUP_OPTIONS}"`, () => {
        const found = this.layers.module(name)?.lookupInDefault(lookupOptions, meta, mergeStrategy('hash'));
        return KeyOptions.of(found === undefined || found === NOT_FOUND ? undefined : validated(found, name));
      }),
    );
    this.moduleDefaultOptions.set(name, options);
    return options;
  }

  // --- Lookup options ------------------------------------------------------------------------------------------------

  private optionsFor(key: LookupKey, invocation: Invocation): Value {
    const name = key.moduleName;
    let options = this.options.get(name);
    if (options === undefined) {
      options = this.retrieveOptions(name, invocation);
      this.options.set(name, options);
    }
    return options.for(key);
  }

  private retrieveOptions(name: string | undefined, invocation: Invocation): KeyOptions {
    const meta = new Invocation(this, invocation.scope);
    return meta.lookup(this.lookup.keys.lookupOptions, invocation.moduleName, () =>
      meta.within('meta', LOOKUP_OPTIONS, () => {
        if (meta.isGlobalOnly) return KeyOptions.of(this.optionsOfGlobal(meta));
        const outer = this.optionsOfEnvironment(meta);
        if (name === undefined) return KeyOptions.of(outer);
        if (!this.options.has(undefined)) this.options.set(undefined, KeyOptions.of(outer));
        return KeyOptions.of(this.withModuleOptions(outer, name, meta));
      }),
    );
  }

  private withModuleOptions(outer: PuppetHash | undefined, name: string, meta: Invocation): PuppetHash | undefined {
    const hash = mergeStrategy('hash');
    const found = this.findInModule(this.lookup.keys.lookupOptions, meta, hash);
    if (found === NOT_FOUND) return outer;
    const own = validated(found, name);
    if (outer === undefined || own === undefined) return own;
    const merged = hash.lookup(['Global and Environment', `Module ${name}`], meta, (layer) =>
      meta.within('scope', layer, () => meta.found(LOOKUP_OPTIONS, layer === 'Global and Environment' ? outer : own)),
    );
    return merged as PuppetHash;
  }

  private optionsOfGlobal(meta: Invocation): PuppetHash | undefined {
    if (this.globalOptions === undefined) {
      const found = this.findGlobal(this.lookup.keys.lookupOptions, meta, mergeStrategy('hash'));
      this.globalOptions = { value: found === NOT_FOUND ? undefined : validated(found, undefined) };
    }
    return this.globalOptions.value;
  }

  private optionsOfEnvironment(meta: Invocation): PuppetHash | undefined {
    if (this.environmentOptions !== undefined) return this.environmentOptions.value;
    const hash = mergeStrategy('hash');
    const global = this.optionsOfGlobal(meta);
    const found = this.findInEnvironment(this.lookup.keys.lookupOptions, meta, hash);
    const own = found === NOT_FOUND ? undefined : validated(found, undefined);
    const value = global === undefined || own === undefined ? (own ?? global) : (hash.merge(global, own) as PuppetHash);
    this.environmentOptions = { value };
    return value;
  }

  // --- convert_to ----------------------------------------------------------------------------------------------------

  private convert(key: LookupKey, options: Value, value: Value, invocation: Invocation): Value {
    const wanted = optionOf(options, 'convert_to');
    if (wanted === undefined) return value;
    const [written, ...args] = Array.isArray(wanted) ? wanted : [wanted];
    const type = typeof written === 'string' ? convertToType(key, written, invocation.scope) : written;
    try {
      const converted = invocation.scope.callFunction('new', [type, value, ...args]);
      invocation.explainer?.converted([type, ...args]);
      return converted;
    } catch (error) {
      if (!isPuppetFailure(error)) throw error;
      throw new LookupError(`The convert_to lookup_option for key '${key.text}' raised error: ${error.message}`);
    }
  }
}

/** Text of an error of a lookup, or of code that it ran, unless it has an issue code. */
function messageWithoutIssue(error: unknown): string | undefined {
  if (error instanceof LookupError) return error.issueCode === undefined ? error.message : undefined;
  return error instanceof DiagnosticError ? puppetText(error) : undefined;
}

function convertToType(key: LookupKey, source: string, scope: LookupScope): Value {
  try {
    return scope.resolveType(source);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new LookupError(
      `Invalid data type in lookup_options for key '${key.text}' could not parse '${source}', error: '${error.message}`,
    );
  }
}
