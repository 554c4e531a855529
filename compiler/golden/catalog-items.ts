/** Resources of a catalog as golden files have them. Tags, files and lines are left out: they change nothing on the node. */
import { refOf } from '../catalog/checks/catalog-index.ts';
import type { CatalogJson, ResourceJson } from '../catalog/to-json.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import type { Pattern } from './pattern.ts';
import type { Scrubber } from './scrubber.ts';

/** All resources, or those that a pattern fits, in the order of the catalog: what holds them, whether they are exported, parameters. */
export function catalogItems(
  catalog: CatalogJson,
  scrubber: Scrubber,
  patterns?: readonly Pattern[],
): ReadonlyMap<string, PuppetHash> {
  const containers = new Map<string, string[]>();
  for (const { source, target } of catalog.edges) {
    const known = containers.get(target);
    if (known === undefined) containers.set(target, [source]);
    else known.push(source);
  }
  const chosen =
    patterns === undefined ? catalog.resources : catalog.resources.filter((resource) => fits(refOf(resource), patterns));
  return new Map(chosen.map((resource) => [scrubber.text(refOf(resource)), fieldsOf(resource, containers, scrubber)]));
}

function fits(reference: string, patterns: readonly Pattern[]): boolean {
  // Every pattern is asked: those that fit nothing are told.
  return patterns.map((pattern) => pattern.fits(reference)).includes(true);
}

function fieldsOf(resource: ResourceJson, containers: ReadonlyMap<string, readonly string[]>, scrubber: Scrubber): PuppetHash {
  const around = (containers.get(refOf(resource)) ?? []).map((container) => scrubber.text(container));
  const parameters = scrubber.parameters(resource);
  const fields: (readonly [string, Value])[] = [];
  if (around.length > 0) fields.push(['inside', around.length === 1 ? around[0] : around]);
  if (resource.exported) fields.push(['exported', true]);
  if (parameters.size > 0) fields.push(['parameters', parameters]);
  return new PuppetHash(fields);
}
