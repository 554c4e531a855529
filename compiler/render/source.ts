/**
 * What `source` of files and fragments stands for.
 *
 * Puppet: type/file/source.rb, file_serving/mount/modules.rb, file_serving/mount/scripts.rb
 */
import { readFileSync } from 'node:fs';
import type { Environment } from '../environment.ts';

/** A file or folder of a module; one that is not there; or something that cannot be looked at from here. */
export type Located =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'elsewhere'; readonly what: string };

const PUPPET_URL = /^puppet:\/\/[^/]*\/([^/]+)(?:\/(.*))?$/s;

/** Where a source leads to. */
export function locate(source: string, environment: Environment): Located {
  const [, mount, rest = ''] = PUPPET_URL.exec(source) ?? [];
  if (mount === 'modules' || mount === 'scripts') return inModules(rest, mount === 'modules' ? 'files' : 'scripts', environment);
  if (mount !== undefined) return { kind: 'elsewhere', what: `${source}, a mount point of the server's fileserver.conf` };
  if (/^https?:/.test(source)) return { kind: 'elsewhere', what: `what ${source} answers` };
  return { kind: 'elsewhere', what: `the file ${localPath(source)} of the node` };
}

/** The server refuses paths that lead upwards. Puppet: file_serving/configuration.rb#split_path */
function inModules(path: string, folder: 'files' | 'scripts', environment: Environment): Located {
  if (path.split('/').includes('..')) return { kind: 'missing' };
  const found = environment.findModuleFile(path, folder);
  return found === undefined ? { kind: 'missing' } : { kind: 'found', path: found };
}

/** The first source that is there. What cannot be looked at ends the search: nobody knows whether it is. */
export function firstLocated(sources: readonly string[], environment: Environment): Located {
  for (const source of sources) {
    const located = locate(source, environment);
    if (located.kind !== 'missing') return located;
  }
  return { kind: 'missing' };
}

export function bytesOf(path: string): Buffer {
  return readFileSync(path);
}

/** Without the scheme that a file of the node may be named with. */
export function localPath(source: string): string {
  return source.replace(/^file:(?:\/\/)?(?=\/)/, '');
}
