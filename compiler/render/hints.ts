/** What to ask for instead, where a question for a file has no answer. */
import { posix } from 'node:path';
import { didYouMean, listed } from '../../parser/diagnostics/suggest.ts';
import { placeOf, refOf } from '../catalog/checks/catalog-index.ts';
import { Containment } from '../catalog/containment.ts';
import type { CatalogJson, ResourceJson } from '../catalog/to-json.ts';
import { changersOf } from './changed-by.ts';

/** Paths like the one that was asked for: a slip away, or with the same name in another folder. */
export function nearPaths(wanted: string, paths: readonly string[]): string {
  const near = didYouMean(wanted, paths);
  if (near !== undefined) return near;
  const name = posix.basename(wanted);
  const same = paths.filter((path) => posix.basename(path) === name);
  return paths.length === 0 ? 'the catalog has no files' : `there are ${listed(same.length > 0 ? same : paths)}`;
}

export function pathsBelow(folder: string, paths: readonly string[]): string | undefined {
  const below = paths.filter((path) => path.startsWith(`${folder}/`));
  return below.length === 0 ? undefined : `it has ${listed(below)}`;
}

/** The files that a class or a define holds; `providers`: what each file is of. */
export function filesWithin(
  reference: string,
  catalog: CatalogJson,
  providers: ReadonlyMap<string, ResourceJson>,
): string | undefined {
  const inside = new Containment(catalog).within(reference);
  const held = [...providers].filter(([, provider]) => inside.has(refOf(provider))).map(([path]) => path);
  return held.length === 0 ? undefined : `it holds ${listed(held)}`;
}

/** Who changes a file on the node that another resource, or nobody, provides. */
export function changersText(path: string, resources: readonly ResourceJson[]): string | undefined {
  const found = changersOf(path, resources);
  if (found.length === 0) return undefined;
  return `${found.map(placed).join(', ')} ${found.length === 1 ? 'changes' : 'change'} the file on the node`;
}

function placed(resource: ResourceJson): string {
  const place = placeOf(resource);
  return place === undefined ? refOf(resource) : `${refOf(resource)} (${place.file}:${place.line})`;
}
