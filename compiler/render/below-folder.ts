/**
 * Files that come to the node with a folder: `recurse` and `source` of a File that is a directory.
 *
 * Puppet: type/file.rb#recurse_remote, file_serving/fileset.rb
 */
import { textOf, textsOf } from '../catalog/parameter-texts.ts';
import type { ResourceJson } from '../catalog/to-json.ts';
import type { Environment } from '../environment.ts';
import { matcherOf } from '../lookup/files/glob.ts';
import type { Piece } from './piece.ts';
import { bytesOf, locate } from './source.ts';

const RECURSES: ReadonlySet<string> = new Set(['true', 'remote', 'inf']);

/** Undefined where no folder above brings the file along. */
export function pieceBelowFolder(
  path: string,
  folders: ReadonlyMap<string, ResourceJson>,
  environment: Environment,
): { readonly resource: ResourceJson; readonly piece: Piece } | undefined {
  for (let folder = parent(path); folder !== undefined; folder = parent(folder)) {
    const resource = folders.get(folder);
    if (resource === undefined || !RECURSES.has(textOf(resource, 'recurse') ?? '')) continue;
    const names = path.slice(folder === '/' ? 1 : folder.length + 1).split('/');
    if (!isTooDeep(resource, names) && !isIgnored(resource, names)) {
      const piece = pieceFrom(resource, names.join('/'), environment);
      if (piece !== undefined) return { resource, piece };
    }
  }
  return undefined;
}

function parent(path: string): string | undefined {
  if (path === '/') return undefined;
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function isTooDeep(resource: ResourceJson, names: readonly string[]): boolean {
  const most = Number(textOf(resource, 'recurselimit') ?? Number.POSITIVE_INFINITY);
  return names.length > most;
}

function isIgnored(resource: ResourceJson, names: readonly string[]): boolean {
  return textsOf(resource, 'ignore').some((pattern) => names.some((name) => matcherOf(pattern).test(name)));
}

/** Of several folders the first that is there counts; all of them with `sourceselect => all`. */
function pieceFrom(resource: ResourceJson, rest: string, environment: Environment): Piece | undefined {
  const looksAtAll = textOf(resource, 'sourceselect') === 'all';
  for (const source of textsOf(resource, 'source')) {
    const folder = locate(source, environment);
    if (folder.kind === 'elsewhere') return { unknown: `${rest} below ${folder.what}`, isSecret: false };
    if (folder.kind === 'missing') continue;
    const file = `${folder.path}/${rest}`;
    if (environment.files.has(file)) return { bytes: bytesOf(file), file, isSecret: false };
    if (!looksAtAll) return undefined;
  }
  return undefined;
}
