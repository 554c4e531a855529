/** Resources that are one and the same to the agent: two files with one path, two with one alias, two of one name. */
import { coreType } from '../builtin-types.ts';
import type { ResourceJson } from '../to-json.ts';
import { aliasesOf, type CatalogIndex, nameOf, placeOf, refOf } from './catalog-index.ts';
import type { CatalogFinding } from './finding.ts';

/** Types whose name may stand twice: several identities, or none. */
const MANY_OF_A_NAME: ReadonlySet<string> = new Set(['Exec', 'Notify', 'Package', 'Class', 'Stage', 'Resources', 'Tidy', 'Whit']);

export function duplicates(index: CatalogIndex): readonly CatalogFinding[] {
  const findings: CatalogFinding[] = [];
  const names = new Map<string, ResourceJson>();
  const titles = new Map(index.resources.map((resource) => [refOf(resource), resource]));
  for (const resource of index.resources) {
    for (const alias of aliasesOf(resource)) {
      const key = `${resource.type}[${alias}]`;
      const other = titles.get(key);
      if (other && other !== resource) findings.push(finding('duplicate-alias', resource, other, `${key} is also its alias`));
      titles.set(key, other ?? resource);
    }
    if (!coreType(resource.type.toLowerCase()) || MANY_OF_A_NAME.has(resource.type)) continue;
    const key = `${resource.type}[${nameOf(resource)}]`;
    const other = names.get(key);
    if (other === undefined) names.set(key, resource);
    else if (resource.type === 'File') findings.push(finding('duplicate-path', resource, other, `both manage ${nameOf(resource)}`));
    else findings.push(finding('duplicate-name', resource, other, `both are ${nameOf(resource)} to the agent`));
  }
  return findings;
}

function finding(rule: CatalogFinding['rule'], resource: ResourceJson, other: ResourceJson, why: string): CatalogFinding {
  const at = placeOf(other);
  return {
    rule,
    severity: 'error',
    message: `${refOf(resource)} and ${refOf(other)} are one resource: ${why}`,
    at: placeOf(resource),
    related: at ? [{ message: `${refOf(other)} is declared here`, at }] : [],
  };
}
