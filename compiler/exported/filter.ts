/**
 * The query of `Type <<| query |>>`, asked of resources of other nodes as PuppetDB answers it: by equality of JSON, which tells upper and
 * lower case apart, whereas resources of the node itself are asked in Puppet's own way.
 *
 * Puppet: pops/evaluator/collector_transformer.rb (match_*)
 */
import type { Data } from '../types/index.ts';
import { sameData } from './data.ts';
import type { StoredResource } from './stored-resource.ts';

export type ExportFilter =
  | { readonly operator: 'and' | 'or'; readonly left: ExportFilter; readonly right: ExportFilter }
  | { readonly operator: '==' | '!='; readonly field: string; readonly value: Data };

/** Whether the resource is one that the query asks for. */
export function isMatch(filter: ExportFilter, resource: StoredResource): boolean {
  switch (filter.operator) {
    case 'and':
      return isMatch(filter.left, resource) && isMatch(filter.right, resource);
    case 'or':
      return isMatch(filter.left, resource) || isMatch(filter.right, resource);
    case '==':
      return hasValue(resource, filter.field, filter.value);
    case '!=':
      return !hasValue(resource, filter.field, filter.value);
  }
}

/** A parameter that is not set equals nothing, and so it differs from everything. */
function hasValue(resource: StoredResource, field: string, value: Data): boolean {
  if (field === 'tag') return isTagged(resource.tags, value);
  if (field === 'title') return resource.title === value;
  return Object.hasOwn(resource.parameters, field) && sameData(resource.parameters[field] as Data, value);
}

/** Tags are kept in lower case. A list asks for any of its tags. */
function isTagged(tags: readonly string[], value: Data): boolean {
  if (Array.isArray(value)) return (value as readonly Data[]).some((tag) => isTagged(tags, tag));
  return typeof value === 'string' && tags.includes(value.toLowerCase());
}
