/**
 * Puppet's settings: the few that decide how a compilation runs, and all of them as the variables `$settings::...`.
 *
 * Puppet: defaults.rb, parser/scope.rb#merge_settings
 */
import { join } from 'node:path';
import type { Environment } from '../environment.ts';
import type { Value } from '../values/index.ts';
import { fromData } from './from-data.ts';
import recorded from './settings.json' with { type: 'json' };

export type Strictness = 'off' | 'warning' | 'error';

export interface Settings {
  readonly strict: Strictness;
  readonly strictVariables: boolean;
  readonly storeconfigs: boolean;
  /** The global hiera.yaml. */
  readonly hieraConfig: string | undefined;
  /** Tasks instead of a catalog: catalog expressions are refused. */
  readonly tasks: boolean;
}

/** As Puppet 7 has them. */
export const DEFAULT_SETTINGS: Settings = {
  strict: 'warning',
  strictVariables: false,
  storeconfigs: false,
  hieraConfig: undefined,
  tasks: false,
};

/** Names and values of the variables in the namespace `settings`. */
export function settingsOf(settings: Settings, environment: Environment): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>(DEFAULTS);
  values.set('strict', settings.strict);
  values.set('strict_variables', settings.strictVariables);
  values.set('storeconfigs', settings.storeconfigs);
  if (settings.storeconfigs) values.set('catalog_cache_terminus', 'store_configs');
  values.set('tasks', settings.tasks);
  if (settings.hieraConfig !== undefined) values.set('hiera_config', settings.hieraConfig);
  values.set('environment', environment.name);
  values.set('modulepath', environment.modulepath.join(':'));
  if (environment.directory !== undefined) values.set('manifest', environment.manifest ?? join(environment.directory, 'manifests'));
  return values;
}

/** The setting codedir. */
export const CODE_FOLDER = recorded.codedir;

const DEFAULTS: ReadonlyMap<string, Value> = new Map(
  Object.entries(recorded as Readonly<Record<string, unknown>>).map(([name, value]) => [name, fromData(value)]),
);
