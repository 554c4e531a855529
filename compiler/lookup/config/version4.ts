/**
 * hiera.yaml version 4: of environments and modules, deprecated.
 *
 * Puppet: pops/lookup/hiera_config.rb (HieraConfigV4)
 */
import { assertInstance, parseType } from '../../types/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { lookupIssue } from '../errors.ts';
import type { LookupFiles } from '../files/file-system.ts';
import { joinPath } from '../files/path.ts';
import type { RememberingInvocation } from '../invocation.ts';
import { resolvePaths } from '../location.ts';
import { createProvider } from '../providers/create.ts';
import type { FunctionProvider } from '../providers/function-provider.ts';
import { VERSION_4_TYPE } from './config-type.ts';
import { type ConfigOwner, HieraConfig, namePattern, textEntry } from './hiera-config.ts';

const DEFAULT_HIERARCHY: readonly Value[] = [PuppetHash.fromObject({ name: 'common', backend: 'yaml' })];

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['yaml', '.yaml'],
  ['json', '.json'],
  ['hocon', '.conf'],
]);

export class HieraConfigV4 extends HieraConfig {
  readonly version = 4;
  private readonly datadir: string;
  private readonly hierarchy: readonly PuppetHash[];

  constructor(root: string, path: string, loaded: PuppetHash, owner: ConfigOwner, files: LookupFiles) {
    super(root, path, owner, files);
    const config = new PuppetHash(loaded);
    if (config.get('datadir') === undefined) config.set('datadir', 'data');
    if (config.get('hierarchy') === undefined) config.set('hierarchy', DEFAULT_HIERARCHY);
    assertInstance(`The Lookup Configuration at '${path}'`, parseType(VERSION_4_TYPE), config);
    this.datadir = textEntry(config, 'datadir') ?? 'data';
    this.hierarchy = config.get('hierarchy') as readonly PuppetHash[];
  }

  createProviders(invocation: RememberingInvocation): FunctionProvider[] {
    const providers = new Map<string, FunctionProvider>();
    for (const level of this.hierarchy) {
      const name = textEntry(level, 'name') ?? '';
      if (providers.has(name)) throw this.duplicateName(name);
      const backend = textEntry(level, 'backend') ?? '';
      const extension = EXTENSIONS.get(backend);
      if (extension === undefined) throw this.noProvider(backend);
      const declared = (level.get('paths') ?? [textEntry(level, 'path') ?? name]) as readonly string[];
      const datadir = joinPath(this.root, textEntry(level, 'datadir') ?? this.datadir);
      const locations = resolvePaths(datadir, declared, invocation, false, extension);
      const functionName = `${backend}_data`;
      providers.set(name, createProvider('data_hash', { name, config: this, functionName, options: undefined, locations }));
    }
    return [...providers.values()];
  }

  private noProvider(backend: string) {
    const line = this.line(namePattern(backend));
    return lookupIssue('HIERA_NO_PROVIDER_FOR_BACKEND', this.place(line), { name: backend });
  }
}
