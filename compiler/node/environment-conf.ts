import { isAbsolute, join } from 'node:path';
import type { FileCache } from '../loader/file-cache.ts';

export interface EnvironmentConf {
  readonly modulepath: readonly string[] | undefined;
  readonly manifest: string | undefined;
}

const SECTION_OR_COMMENT = /^\s*(#|\[|$)/;
const ASSIGNMENT = /^\s*(\w+)\s*=\s*(.*?)\s*$/;

/**
 * What environment.conf says; paths are relative to the environment's folder.
 *
 * Puppet: settings/environment_conf.rb
 */
export function readEnvironmentConf(directory: string | undefined, files: FileCache): EnvironmentConf {
  const text = directory === undefined ? undefined : files.read(join(directory, 'environment.conf'));
  const values = new Map<string, string>();
  for (const line of (text ?? '').split('\n')) {
    if (SECTION_OR_COMMENT.test(line)) continue;
    const [, name, value] = ASSIGNMENT.exec(line) ?? [];
    if (name !== undefined && value !== undefined) values.set(name, value.replace(/\s+#.*$/, '').replace(/^(['"])(.*)\1$/, '$2'));
  }
  const absolute = (path: string) => (isAbsolute(path) ? path : join(directory as string, path));
  return {
    modulepath: values
      .get('modulepath')
      ?.split(':')
      .filter((path) => path !== '' && path !== '$basemodulepath')
      .map(absolute),
    manifest: values.has('manifest') ? absolute(values.get('manifest') as string) : undefined,
  };
}
