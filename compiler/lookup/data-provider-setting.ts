/**
 * Settings of Puppet 4 that say where an environment's or a module's data comes from: `environment_data_provider` of environment.conf
 * and `data_provider` of metadata.json. A hiera.yaml of version 5 has the last word.
 *
 * Puppet: pops/lookup/lookup_adapter.rb#initialize_env_provider, #initialize_module_provider
 */
import { PuppetError } from '../functions/error.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import type { LookupAdapter } from './adapter.ts';
import type { ConfigOwner } from './config/hiera-config.ts';
import { HieraConfigV5 } from './config/version5.ts';
import { RubyError } from './errors.ts';
import { Layer } from './layer.ts';
import { interpolationText } from './ruby-text.ts';

export interface DataProviderSetting {
  readonly owner: ConfigOwner;
  /** Of the environment or module; undefined where there is none. */
  readonly folder: string | undefined;
  /** The setting; undefined where it is not made. */
  readonly value: Value;
  /** The file with the setting. */
  readonly file: string;
  readonly functionName: string;
}

export function environmentSetting({ lookup: { environment } }: LookupAdapter): DataProviderSetting {
  return {
    owner: { layer: 'environment', moduleName: undefined },
    folder: environment.path,
    value: environment.dataProvider,
    file: `${environment.path}/environment.conf`,
    functionName: 'environment::data',
  };
}

export function moduleSetting(name: string, { lookup: { environment } }: LookupAdapter): DataProviderSetting {
  const folder = environment.moduleFolder(name);
  return {
    owner: { layer: 'module', moduleName: name },
    folder,
    value: environment.moduleDataProvider?.(name),
    file: `${folder}/metadata.json`,
    functionName: `${name}::data`,
  };
}

/** The layer that the setting wants. `layer`: that of the folder's hiera.yaml; `byDefault`: that of a folder without one. */
export function layerBySetting(
  setting: DataProviderSetting,
  layer: Layer | undefined,
  byDefault: () => Layer | undefined,
  adapter: LookupAdapter,
): Layer | undefined {
  const { value } = setting;
  if (value === undefined) return layer;
  if (layer?.config.version === 5) {
    warnOfIgnored(setting, layer, adapter);
    return layer;
  }
  warnOfDeprecated(setting, layer, adapter);
  switch (value) {
    case 'none':
      return undefined;
    case 'hiera':
      return layer ?? byDefault();
    case 'function':
      return legacyLayer(setting, adapter);
    default:
      throw unknownProvider(setting, adapter);
  }
}

function warnOfIgnored({ owner, value, file, folder }: DataProviderSetting, layer: Layer, adapter: LookupAdapter): void {
  const { log, strict } = adapter;
  if (strict === 'off') return;
  const name = interpolationText(value);
  if (owner.layer === 'module') {
    const ignored = "It is ignored since a 'hiera.yaml' with version >= 5 is present";
    log.warnOnce(`data_provider ${folder}`, `Defining "data_provider": "${name}" in metadata.json is deprecated. ${ignored}`, file);
    return;
  }
  log.warnOnce(
    'environment.conf#data_provider',
    `Defining environment_data_provider='${name}' in environment.conf is deprecated`,
    file,
  );
  if (value === 'hiera') return;
  log.warnOnce(
    'environment.conf#data_provider_overridden',
    `The environment_data_provider='${name}' setting is ignored since '${layer.configPath}' version >= 5`,
    file,
  );
}

function warnOfDeprecated({ owner, value, file }: DataProviderSetting, layer: Layer | undefined, adapter: LookupAdapter): void {
  if (adapter.strict === 'off') return;
  const name = interpolationText(value);
  const what =
    owner.layer === 'module'
      ? `Defining "data_provider": "${name}" in metadata.json is deprecated.`
      : `Defining environment_data_provider='${name}' in environment.conf is deprecated.`;
  const instead = layer === undefined ? " A 'hiera.yaml' file should be used instead" : '';
  adapter.log.warnOnce(`data_provider ${file}`, what + instead, file);
}

/** A layer whose only level is a function that is given nothing. */
function legacyLayer({ owner, folder, functionName }: DataProviderSetting, { lookup, log, strict }: LookupAdapter): Layer {
  if (strict !== 'off') {
    const message = `Using of legacy data provider function '${functionName}'. Please convert to a 'data_hash' function`;
    log.warnOnce('legacy_provider_function', message);
  }
  const level = PuppetHash.fromObject({ name: `Legacy function '${functionName}'`, v4_data_hash: functionName });
  const content = PuppetHash.fromObject({ version: 5n, hierarchy: [level] });
  return new Layer(new HieraConfigV5(folder ?? '', undefined, content, owner, lookup.files));
}

/** Puppet fails to put the names into the message for a module. */
function unknownProvider({ owner, value }: DataProviderSetting, { lookup: { environment } }: LookupAdapter): Error {
  const name = interpolationText(value);
  if (owner.layer === 'environment') {
    return new PuppetError(`Environment '${environment.name}', cannot find environment_data_provider '${name}'`);
  }
  const message = "Environment '%{env}', cannot find module_data_provider '%{provider}'";
  return new RubyError(`undefined method \`%' for #<Puppet::Error: ${message}>`);
}
