/** fixtures/agent: catalogs, and what Puppet's agent says of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { CatalogJson, ResourceJson } from '../../compiler/index.ts';
import { ROOT } from './program.ts';

const FOLDER = join(ROOT, 'fixtures', 'agent');

export const AGENT_RECORDED = join(FOLDER, 'recorded.json');

export interface AgentCase {
  readonly name: string;
  readonly code: string;
  readonly set?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly add?: readonly ResourceJson[];
}

export interface RecordedAgent {
  readonly catalog: CatalogJson;
  readonly complaints: readonly string[];
}

export function agentCases(): readonly AgentCase[] {
  return load(readFileSync(join(FOLDER, 'cases.yaml'), 'utf8')) as readonly AgentCase[];
}

export function recordedAgent(): Readonly<Record<string, RecordedAgent>> {
  return (JSON.parse(readFileSync(AGENT_RECORDED, 'utf8')) as { answers: Record<string, RecordedAgent> }).answers;
}

/** The compiled catalog with the changes of the case. */
export function changed(catalog: CatalogJson, { name, set = {}, add = [] }: AgentCase): CatalogJson {
  const refs = new Set(catalog.resources.map(({ type, title }) => `${type}[${title}]`));
  const unknown = Object.keys(set).find((ref) => !refs.has(ref));
  if (unknown !== undefined) throw new Error(`${name}: there is no ${unknown}`);
  const resources = catalog.resources.map((resource) => {
    const parameters = set[`${resource.type}[${resource.title}]`];
    return parameters === undefined ? resource : { ...resource, parameters: { ...resource.parameters, ...parameters } };
  });
  const edges = add.map(({ type, title }) => ({ source: 'Class[main]', target: `${type}[${title}]` }));
  return { ...catalog, resources: [...resources, ...add], edges: [...catalog.edges, ...edges] };
}
