/**
 * environment.conf: which modules and manifests an environment has.
 *
 * Puppet: settings/environment_conf.rb, settings/ini_file.rb
 */
import { join, resolve } from 'node:path';
import { errorLocation } from '../../parser/diagnostics/error-location.ts';
import type { FileCache } from '../loader/file-cache.ts';

export interface EnvironmentConf {
  /** Folders of modules in order; BASE_MODULEPATH stands for those that are given from outside. */
  readonly modulepath: readonly string[];
  readonly manifest: string;
  /** `environment_data_provider`. */
  readonly dataProvider: string | undefined;
  /** `config_version`: a command, which is not run. */
  readonly configVersion: string | undefined;
  /** What Puppet says of the file. */
  readonly warnings: readonly string[];
  /** A line that is no setting: nothing can be compiled. */
  readonly error: string | undefined;
}

export const BASE_MODULEPATH = '$basemodulepath';

const SECTION = /^\s*\[(\w+)\]\s*$/;
const SETTING = /^\s*(\w+)\s*=\s*(.*?)\s*$/;
const COMMENT_OR_BLANK = /^\s*(#|$)/;
const VALID = new Set([
  'modulepath',
  'manifest',
  'config_version',
  'environment_timeout',
  'environment_data_provider',
  'static_catalogs',
  'rich_data',
]);

interface ConfFile {
  readonly settings: ReadonlyMap<string, string>;
  readonly sections: readonly string[];
  readonly error: string | undefined;
}

/** What environment.conf says, or what holds where there is none. */
export function readEnvironmentConf(directory: string, files: FileCache): EnvironmentConf {
  const file = join(directory, 'environment.conf');
  const { settings, sections, error } = parseConf(files.read(file) ?? '', file);
  const absolute = (path: string) => (path.startsWith('$') ? path : resolve(directory, path));
  return {
    modulepath: settings.get('modulepath')?.split(':').filter(Boolean).map(absolute) ?? [
      join(directory, 'modules'),
      BASE_MODULEPATH,
    ],
    manifest: absolute(settings.get('manifest') ?? 'manifests'),
    dataProvider: settings.get('environment_data_provider'),
    configVersion: settings.get('config_version'),
    warnings: warningsOf(file, settings, sections),
    error,
  };
}

function parseConf(text: string, file: string): ConfFile {
  const settings = new Map<string, string>();
  const sections: string[] = [];
  let section = 'main';
  let error: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const header = SECTION.exec(line)?.[1];
    const [, name, value] = SETTING.exec(line) ?? [];
    if (header !== undefined) {
      section = header;
      if (section !== 'main' && !sections.includes(section)) sections.push(section);
    } else if (name !== undefined && value !== undefined) {
      if (section === 'main' && !settings.has(name)) settings.set(name, value.replace(/^["']|["']$/g, ''));
    } else if (!COMMENT_OR_BLANK.test(line)) {
      error ??= `Could not match line ${line}\n ${errorLocation(file, index + 1)}`;
    }
  }
  return { settings, sections, error };
}

function warningsOf(file: string, settings: ReadonlyMap<string, string>, sections: readonly string[]): readonly string[] {
  const warnings: string[] = [];
  if (sections.length > 0) {
    warnings.push(
      `Invalid sections in environment.conf at '${file}'. Environment conf may not have sections. ` +
        `The following sections are being ignored: '${sections.join(',')}'`,
    );
  }
  const unknown = [...settings.keys()].filter((name) => !VALID.has(name));
  if (unknown.length > 0) {
    warnings.push(
      `Invalid settings in environment.conf at '${file}'. The following unknown setting(s) are being ignored: ${unknown.join(', ')}`,
    );
  }
  const placeless = warnings.map((warning) => `${warning}\n   (file & line not available)`);
  for (const name of ['modulepath', 'manifest', 'config_version']) {
    const value = settings.get(name);
    if (value === undefined || !/\$\{?environment\b/.test(value)) continue;
    placeless.push(
      `You cannot interpolate $environment within '${name}' when using directory environments. Its value will remain ${value}.`,
    );
  }
  return placeless;
}
