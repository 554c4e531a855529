/**
 * The modules of an environment: those of the first folder of the modulepath that has one of the name win.
 *
 * Puppet: node/environment.rb#modules, module.rb
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DiskFiles } from '../lookup/files/file-system.ts';

const MODULE_NAME = /^[a-z][a-z0-9_]*$/;

export interface Module {
  readonly name: string;
  readonly path: string;
}

/** Modules by name, in the order in which Puppet finds them. */
export function findModules(modulepath: readonly string[], disk: DiskFiles): ReadonlyMap<string, Module> {
  const modules = new Map<string, Module>();
  for (const folder of modulepath) {
    if (!disk.isFolder(folder)) continue;
    for (const name of readdirSync(folder)) {
      if (!MODULE_NAME.test(name) || modules.has(name)) continue;
      const path = join(folder, name);
      if (disk.isFolder(path)) modules.set(name, { name, path });
    }
  }
  return modules;
}

export interface ModuleFile {
  readonly module: string;
  readonly rest: string;
}

/** `apache/vhost.erb` as module and path in it; undefined when there is no module in it. Puppet: parser/files.rb#split_file_path */
export function splitModulePath(reference: string): ModuleFile | undefined {
  const slash = reference.indexOf('/');
  if (slash <= 0) return undefined;
  return { module: reference.slice(0, slash), rest: reference.slice(slash + 1) };
}
