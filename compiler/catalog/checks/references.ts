/** Relationships with resources that the catalog does not have. */
import { type CatalogIndex, placeOf, RELATIONS, referencesIn, refOf } from './catalog-index.ts';
import type { CatalogFinding } from './finding.ts';

export function missingReferences(index: CatalogIndex): readonly CatalogFinding[] {
  return index.resources.flatMap((resource) =>
    RELATIONS.flatMap(({ name }) =>
      referencesIn(resource, name)
        .filter((reference) => !index.find(reference))
        .map((reference): CatalogFinding => {
          const message = `${refOf(resource)} has ${name} => ${reference}, which is not in the catalog`;
          return { rule: 'missing-reference', severity: 'error', message, at: placeOf(resource), related: [] };
        }),
    ),
  );
}
