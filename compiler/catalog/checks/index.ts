/**
 * What Puppet leaves to the agent: whether a finished catalog can be applied at all. Works on any catalog's JSON, also on one that
 * real Puppet compiled.
 */
import type { CatalogJson } from '../to-json.ts';
import { CatalogIndex } from './catalog-index.ts';
import { dependencyCycles } from './cycles.ts';
import { duplicates } from './duplicates.ts';
import type { CatalogFinding } from './finding.ts';
import { missingReferences } from './references.ts';
import { RelationshipGraph } from './relationship-graph.ts';

export type { CatalogFinding, CatalogPlace } from './finding.ts';

/** Findings in the order of the rules, then of the catalog. Time grows with resources and relationships together. */
export function checkCatalog(catalog: CatalogJson): readonly CatalogFinding[] {
  const index = CatalogIndex.of(catalog);
  return [...dependencyCycles(RelationshipGraph.of(catalog)), ...missingReferences(index), ...duplicates(index)];
}
