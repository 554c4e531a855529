/** The options that name an environment and its settings, shared by the commands that compile. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { DEFAULT_SETTINGS, Environment, type EnvironmentOptions, type Settings, type Strictness } from '../compiler/index.ts';
import { didYouMean } from '../parser/diagnostics/suggest.ts';
import type { OptionValues } from './options.ts';
import type { ENVIRONMENT_OPTIONS } from './shared-options.ts';
import { foldersIn, isFolder } from './source-files.ts';
import { UsageError } from './usage-error.ts';
import { openWorld } from './world-options.ts';

/** For the setting hiera_config: what this machine's own Puppet is configured to look up has no part in the answers. */
export const NO_GLOBAL_LAYER = '';

/** The environment that the options name. `more`: what other options of a command say of it. */
export function openEnvironment(
  options: OptionValues<typeof ENVIRONMENT_OPTIONS>,
  more: Pick<EnvironmentOptions, 'noteMissingFacts' | 'recorder'> = {},
): Environment {
  return new Environment({ ...environmentOf(options), ...more });
}

/** The same, not opened yet. Throws UsageError for what is not there. */
export function environmentOf(
  options: OptionValues<typeof ENVIRONMENT_OPTIONS>,
): EnvironmentOptions & { readonly directory: string; readonly name: string } {
  const directory = environmentFolder(options.environment, options.environmentpath);
  for (const folder of paths(options.modulepath))
    if (!existsSync(folder)) throw new UsageError(`no such folder in --modulepath: ${folder}`);
  return {
    directory,
    name: environmentName(directory),
    modulepath: paths(options.modulepath),
    manifest: options.manifest === undefined ? undefined : existing(options.manifest, '--manifest'),
    settings: settings(options),
    angleBrackets: options['angle-brackets'],
    configVersion: options.config_version,
    world: openWorld(options),
  };
}

function settings(options: OptionValues<typeof ENVIRONMENT_OPTIONS>): Settings {
  return {
    ...DEFAULT_SETTINGS,
    ...(options.strict === undefined ? {} : { strict: options.strict as Strictness }),
    ...(options.strict_variables === undefined ? {} : { strictVariables: options.strict_variables }),
    hieraConfig: options.hiera_config === undefined ? NO_GLOBAL_LAYER : existing(options.hiera_config, '--hiera_config'),
  };
}

/** A name below --environmentpath, or a folder as it is; the current folder when it looks like an environment. */
function environmentFolder(given: string | undefined, environmentpath: string | undefined): string {
  if (given === undefined) {
    if (looksLikeEnvironment('.')) return resolve('.');
    throw new UsageError(
      'no environment given',
      '--environment FOLDER, or run in a folder with manifests, modules, hiera.yaml or environment.conf',
    );
  }
  for (const folder of paths(environmentpath)) if (isFolder(join(folder, given))) return resolve(folder, given);
  if (environmentpath === undefined || given.includes('/')) {
    if (isFolder(given)) return resolve(given);
    throw new UsageError(`no such environment folder: ${given}`, 'with --environmentpath DIR the environment may be named instead');
  }
  const known = paths(environmentpath).flatMap(foldersIn);
  const hint = didYouMean(given, known) ?? (known.length > 0 ? `there are ${known.join(', ')}` : 'there is no folder in it');
  throw new UsageError(`no environment '${given}' in ${environmentpath}`, hint);
}

/** Whether a folder has what only environments have (and modules, which are taken for one). */
export function looksLikeEnvironment(folder: string): boolean {
  return ['environment.conf', 'hiera.yaml', 'manifests', 'modules'].some((name) => existsSync(join(folder, name)));
}

/** The folder's name where Puppet could have it as a name. Puppet: node/environment.rb#valid_name? */
function environmentName(directory: string): string {
  const name = basename(directory);
  return /^\w+$/.test(name) ? name : 'production';
}

function existing(path: string, option: string): string {
  if (!existsSync(path)) throw new UsageError(`${option}: no such file or folder: ${path}`);
  return resolve(path);
}

function paths(list: string | undefined): string[] {
  return (list ?? '').split(':').filter((path) => path !== '');
}
