/**
 * hiera.yaml version 5.
 *
 * Puppet: pops/lookup/hiera_config.rb (HieraConfigV5)
 */
import { assertInstance, parseType } from '../../types/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { type LookupError, lookupIssue } from '../errors.ts';
import type { LookupFiles } from '../files/file-system.ts';
import { joinPath } from '../files/path.ts';
import { interpolate } from '../interpolation.ts';
import type { Invocation, RememberingInvocation } from '../invocation.ts';
import { expandGlobs, expandMappedPaths, expandUris, type Location, resolvePaths } from '../location.ts';
import { createProvider } from '../providers/create.ts';
import type { FunctionProvider, ProviderKind } from '../providers/function-provider.ts';
import { rubyPattern } from '../ruby-pattern.ts';
import { interpolationText } from '../ruby-text.ts';
import { VERSION_5_TYPE } from './config-type.ts';
import { type ConfigOwner, HieraConfig, textEntry } from './hiera-config.ts';

const FUNCTION_KEYS = ['data_hash', 'lookup_key', 'data_dig', 'hiera3_backend'] as const;
const ALL_FUNCTION_KEYS = [...FUNCTION_KEYS, 'v4_data_hash'] as const;
const LOCATION_KEYS = ['path', 'paths', 'glob', 'globs', 'uri', 'uris', 'mapped_paths'] as const;
const RESERVED_OPTIONS = ['path', 'uri'] as const;

const DEFAULT_DEFAULTS = PuppetHash.fromObject({ datadir: 'data', data_hash: 'yaml_data' });
const DEFAULT_HIERARCHY: readonly Value[] = [PuppetHash.fromObject({ name: 'Common', path: 'common.yaml' })];

export class HieraConfigV5 extends HieraConfig {
  readonly version = 5;
  private readonly defaults: PuppetHash;
  private readonly hierarchy: readonly PuppetHash[];
  private readonly defaultHierarchy: readonly PuppetHash[] | undefined;

  /** `loaded`: the content of the file; undefined for Puppet's default configuration. */
  constructor(root: string, path: string | undefined, loaded: PuppetHash | undefined, owner: ConfigOwner, files: LookupFiles) {
    super(root, path, owner, files);
    const config = new PuppetHash(loaded ?? [['version', 5n]]);
    if (config.get('defaults') === undefined) config.set('defaults', DEFAULT_DEFAULTS);
    if (config.get('hierarchy') === undefined) config.set('hierarchy', DEFAULT_HIERARCHY);
    assertInstance(`The Lookup Configuration at '${path ?? ''}'`, parseType(VERSION_5_TYPE), config);
    this.defaults = config.get('defaults') as PuppetHash;
    this.hierarchy = config.get('hierarchy') as readonly PuppetHash[];
    this.defaultHierarchy = config.get('default_hierarchy') as readonly PuppetHash[] | undefined;
    this.validate(config);
  }

  override get hasDefaultHierarchy(): boolean {
    return this.defaultHierarchy !== undefined;
  }

  // --- Checks --------------------------------------------------------------------------------------------------------

  private validate(config: PuppetHash): void {
    this.validateDefaults();
    for (const level of this.hierarchy) this.validateLevel(level);
    for (const level of (config.get('plan_hierarchy') ?? []) as readonly PuppetHash[]) this.validateLevel(level);
    if (this.defaultHierarchy === undefined) return;
    if (this.owner.layer !== 'module') throw this.defaultHierarchyNotInModule(/(?:^|\s+)default_hierarchy:/);
    for (const level of this.defaultHierarchy) this.validateLevel(level);
  }

  private validateDefaults(): void {
    if (countOf(FUNCTION_KEYS, this.defaults) > 1)
      throw lookupIssue('HIERA_MULTIPLE_DATA_PROVIDER_FUNCTIONS_IN_DEFAULT', this.place());
    const options = this.defaults.get('options');
    const key = RESERVED_OPTIONS.find((one) => options instanceof PuppetHash && options.has(one));
    if (key !== undefined) throw lookupIssue('HIERA_DEFAULT_OPTION_RESERVED_BY_PUPPET', this.place(), { key });
  }

  private validateLevel(level: PuppetHash): void {
    const name = textEntry(level, 'name') ?? '';
    const functions = countOf(ALL_FUNCTION_KEYS, level);
    if (functions === 0 && countOf(FUNCTION_KEYS, this.defaults) === 0) {
      throw lookupIssue('HIERA_MISSING_DATA_PROVIDER_FUNCTION', this.place(), { name });
    }
    if (functions > 1) throw lookupIssue('HIERA_MULTIPLE_DATA_PROVIDER_FUNCTIONS', this.place(), { name });
    this.validateBackend(textEntry(level, 'hiera3_backend'));
    if (countOf(LOCATION_KEYS, level) > 1) throw lookupIssue('HIERA_MULTIPLE_LOCATION_SPECS', this.place(), { name });
    const options = level.get('options');
    const key = RESERVED_OPTIONS.find((one) => options instanceof PuppetHash && options.has(one));
    if (key !== undefined) throw lookupIssue('HIERA_OPTION_RESERVED_BY_PUPPET', this.place(), { key, name });
  }

  private validateBackend(backend: string | undefined): void {
    if (backend === undefined) return;
    if (this.owner.layer !== 'global')
      throw lookupIssue('HIERA_V3_BACKEND_NOT_GLOBAL', this.place(this.line(/\s+hiera3_backend:/)));
    if (backend !== 'json' && backend !== 'yaml' && backend !== 'hocon') return;
    const line = this.line(new RegExp(`\\s+hiera3_backend:\\s*['"]?${backend}(?:[^\\w]|$)`));
    throw lookupIssue('HIERA_V3_BACKEND_REPLACED_BY_DATA_HASH', this.place(line), { functionName: backend });
  }

  private defaultHierarchyNotInModule(pattern: RegExp): LookupError {
    return lookupIssue('HIERA_DEFAULT_HIERARCHY_NOT_IN_MODULE', this.place(this.line(pattern)));
  }

  // --- Levels --------------------------------------------------------------------------------------------------------

  createProviders(invocation: RememberingInvocation, useDefault: boolean): FunctionProvider[] {
    const providers = new Map<string, FunctionProvider>();
    for (const level of useDefault ? (this.defaultHierarchy ?? []) : this.hierarchy) {
      const name = textEntry(level, 'name') ?? '';
      if (providers.has(name)) throw this.duplicateName(name);
      const provider = this.createProvider(name, level, invocation);
      if (provider !== undefined) providers.set(name, provider);
    }
    return [...providers.values()];
  }

  private createProvider(name: string, level: PuppetHash, invocation: Invocation): FunctionProvider | undefined {
    const own = ALL_FUNCTION_KEYS.find((key) => level.has(key));
    const kind = own ?? FUNCTION_KEYS.find((key) => this.defaults.has(key));
    const functionName = textEntry(own === undefined ? this.defaults : level, kind ?? '') ?? '';
    const locations = this.locations(level, invocation);
    if (this.path === undefined && locations?.length === 0) return undefined;
    if (kind === undefined || kind === 'hiera3_backend') {
      throw this.unsupportedBackend(functionName, rubyPattern(`\\s+hiera3_backend:\\s*['"]?${functionName}(?:[^\\w]|$)`));
    }
    const options = level.get('options') ?? this.defaults.get('options');
    const resolved = options === undefined ? undefined : (interpolate(options, invocation, false) as PuppetHash);
    return createProvider(kind satisfies ProviderKind, { name, config: this, functionName, options: resolved, locations });
  }

  private locations(level: PuppetHash, invocation: Invocation): Location[] | undefined {
    const declared = joinPath(this.root, textEntry(level, 'datadir') ?? textEntry(this.defaults, 'datadir') ?? 'data');
    const datadir = interpolationText(interpolate(declared, invocation, false));
    const kind = LOCATION_KEYS.find((key) => level.has(key));
    if (kind === undefined) return undefined;
    const value = level.get(kind);
    const texts = (Array.isArray(value) ? value : [value]) as readonly string[];
    switch (kind) {
      case 'path':
      case 'paths':
        return resolvePaths(datadir, texts, invocation, this.path === undefined);
      case 'glob':
      case 'globs':
        return expandGlobs(datadir, texts, invocation);
      case 'uri':
      case 'uris':
        return expandUris(texts, invocation);
      case 'mapped_paths':
        return expandMappedPaths(datadir, texts, invocation);
    }
  }
}

function countOf(keys: readonly string[], hash: PuppetHash): number {
  return keys.filter((key) => hash.has(key)).length;
}
