/**
 * hiera.yaml version 3: of the global layer, deprecated.
 *
 * Puppet: pops/lookup/hiera_config.rb (HieraConfigV3)
 */
import { assertInstance, parseType } from '../../types/index.ts';
import { inspectString, PuppetHash, type Value } from '../../values/index.ts';
import type { LookupFiles } from '../files/file-system.ts';
import { joinPath } from '../files/path.ts';
import { interpolate } from '../interpolation.ts';
import type { Invocation, RememberingInvocation } from '../invocation.ts';
import { resolvePaths } from '../location.ts';
import { type MergeStrategy, mergeStrategy } from '../merge/strategy.ts';
import { createProvider } from '../providers/create.ts';
import type { FunctionProvider } from '../providers/function-provider.ts';
import { interpolationText } from '../ruby-text.ts';
import { version3Type } from './config-type.ts';
import { type ConfigOwner, HieraConfig, namePattern, textEntry } from './hiera-config.ts';

const DEFAULTS: readonly (readonly [string, Value])[] = [
  ['version', 3n],
  ['backends', ['yaml']],
  ['hierarchy', ['nodes/%{::trusted.certname}', 'common']],
  ['merge_behavior', 'native'],
  ['deep_merge_options', new PuppetHash()],
];

/** Backends that Puppet has functions of its own for, with how their files end and which kind of function reads them. */
const FUNCTIONS: ReadonlyMap<
  string,
  { readonly name: string; readonly extension: string; readonly kind: 'data_hash' | 'lookup_key' }
> = new Map([
  ['yaml', { name: 'yaml_data', extension: '.yaml', kind: 'data_hash' }],
  ['json', { name: 'json_data', extension: '.json', kind: 'data_hash' }],
  ['hocon', { name: 'hocon_data', extension: '.conf', kind: 'data_hash' }],
  ['eyaml', { name: 'eyaml_lookup_key', extension: '.eyaml', kind: 'lookup_key' }],
]);

export class HieraConfigV3 extends HieraConfig {
  readonly version = 3;
  private readonly config: PuppetHash;
  /** Puppet's setting `codedir`, below which data lies that has no folder of its own. */
  private readonly codeFolder: string;
  /** What `hiera_hash` merges by. */
  readonly mergeStrategy: MergeStrategy;

  constructor(root: string, path: string, loaded: PuppetHash, owner: ConfigOwner, files: LookupFiles, codeFolder: string) {
    super(root, path, owner, files);
    this.codeFolder = codeFolder;
    this.config = new PuppetHash(loaded);
    for (const [name, value] of DEFAULTS) if (this.config.get(name) === undefined) this.config.set(name, value);
    const backends = listOf(this.config.get('backends')).map((one) => inspectString(interpolationText(one)));
    assertInstance(`The Lookup Configuration at '${path}'`, parseType(version3Type(backends)), this.config);
    this.mergeStrategy = mergeStrategyOf(this.config);
  }

  createProviders(invocation: RememberingInvocation): FunctionProvider[] {
    const providers = new Map<string, FunctionProvider>();
    for (const backend of listOf(this.config.get('backends')) as readonly string[]) {
      if (providers.has(backend)) throw this.duplicateBackend(backend);
      providers.set(backend, this.createProvider(backend, invocation));
    }
    return [...providers.values()];
  }

  private createProvider(backend: string, invocation: RememberingInvocation): FunctionProvider {
    const written = this.config.get(backend);
    const own = new PuppetHash(written instanceof PuppetHash ? (interpolate(written, invocation, false) as PuppetHash) : undefined);
    const provider = FUNCTIONS.get(backend);
    if (provider === undefined) throw this.unsupportedBackend(backend, namePattern(backend));
    const { name: functionName, kind } = provider;
    const datadir = joinPath('', textEntry(own, 'datadir') ?? this.defaultFolder(invocation));
    const extension = own.get('extension') === undefined ? provider.extension : `.${interpolationText(own.get('extension'))}`;
    const resolve = (paths: readonly string[], by: Invocation, end: string) => resolvePaths(datadir, paths, by, false, end);
    const locations = resolve(listOf(this.config.get('hierarchy')) as readonly string[], invocation, extension);
    // The folder is no option of the function.
    own.delete('datadir');
    return createProvider(kind, {
      name: backend,
      tag: `v3_${kind}`,
      config: this,
      functionName,
      options: kind === 'lookup_key' ? own : undefined,
      locations,
      extraLocations: (paths, by) => resolve(paths, by, `.${backend}`),
    });
  }

  private defaultFolder(invocation: Invocation): string {
    return interpolationText(interpolate(`${this.codeFolder}/environments/%{::environment}/hieradata`, invocation, false));
  }

  private duplicateBackend(name: string): Error {
    return this.duplicate('HIERA_BACKEND_MULTIPLY_DEFINED', name, namePattern(name));
  }
}

function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY) : [value];
}

function mergeStrategyOf(config: PuppetHash): MergeStrategy {
  const behavior = config.get('merge_behavior');
  if (behavior === 'native') return mergeStrategy(undefined);
  const merge = new PuppetHash([['strategy', behavior === 'deep' ? 'reverse_deep' : 'unconstrained_deep']]);
  for (const [name, value] of config.get('deep_merge_options') as PuppetHash) merge.set(name, value);
  return mergeStrategy(merge);
}
