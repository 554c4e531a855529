/**
 * Resources that are one and the same to the agent: two files with one path, two with one alias, two of one name.
 *
 * Puppet: resource/catalog.rb#add_one_resource, #create_resource_aliases
 */
import type { ResourceJson } from '../to-json.ts';
import { aliasesOf, type CatalogIndex, identityOf, nameOf, placeOf, refOf } from './catalog-index.ts';
import type { CatalogFinding } from './finding.ts';

/** How a resource came by one of its names. */
type By = 'title' | 'alias' | 'name';

interface Holder {
  readonly resource: ResourceJson;
  readonly by: By;
}

export function duplicates(index: CatalogIndex): readonly CatalogFinding[] {
  const holders = new Map<string, Holder>();
  return index.resources.flatMap((resource) => {
    for (const [key, by] of keysOf(resource)) {
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, { resource, by });
      else if (holder.resource !== resource) return [finding(resource, by, holder)];
    }
    return [];
  });
}

/** All that the agent finds the resource by, in the order in which it enters them. Titles, aliases and names share one table. */
function keysOf(resource: ResourceJson): readonly (readonly [key: string, by: By])[] {
  const { type, title } = resource;
  const keys: [string, By][] = [[JSON.stringify([type, title]), 'title']];
  for (const alias of aliasesOf(resource)) keys.push([JSON.stringify([type, alias]), 'alias']);
  const identity = identityOf(resource);
  if (identity) keys.push([JSON.stringify([type, ...identity]), 'name']);
  return keys;
}

function finding(resource: ResourceJson, by: By, other: Holder): CatalogFinding {
  const at = placeOf(other.resource);
  return {
    ...cause(resource, by, other),
    severity: 'error',
    at: placeOf(resource),
    related: at ? [{ message: `${refOf(other.resource)} is declared here`, at }] : [],
    hint: 'the agent refuses such a catalog: declare one of the two, or give them different names',
  };
}

function cause(resource: ResourceJson, by: By, other: Holder): Pick<CatalogFinding, 'rule' | 'message'> {
  const message = (why: string) => `${refOf(resource)} and ${refOf(other.resource)} are one resource: ${why}`;
  if (by === 'title' && other.by === 'title') return { rule: 'duplicate-title', message: message('both have this title') };
  if (by === 'alias' || other.by === 'alias') {
    return { rule: 'duplicate-alias', message: message(aliasText(resource, by, other)) };
  }
  if (resource.type === 'File') return { rule: 'duplicate-path', message: message(`both manage ${nameOf(resource)}`) };
  return { rule: 'duplicate-name', message: message(`both are ${nameOf(resource)} to the agent`) };
}

function aliasText(resource: ResourceJson, by: By, other: Holder): string {
  if (by === 'alias' && other.by === 'alias') return 'they have the same alias';
  const holder = by === 'alias' ? resource : other.resource;
  return `the alias of ${refOf(holder)} is what the other is called`;
}
