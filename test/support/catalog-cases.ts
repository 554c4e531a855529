/** The cases of fixtures/catalogs: one folder each, with case.yaml, an environment, and what Puppet answers (catalog.json). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

export interface CatalogCase {
  readonly name: string;
  readonly folder: string;
  readonly description: string;
  readonly request: Readonly<Record<string, unknown>>;
}

/** Stands for the folder of the case in recorded answers. */
export const CASE_FOLDER = 'ENV';

const FIELDS = [
  'node',
  'facts',
  'trusted',
  'classes',
  'node_params',
  'settings',
  'log_level',
  'server_facts',
  'code',
  'environment_conf',
  'exported',
];

export function catalogCases(root: string): readonly CatalogCase[] {
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'case.yaml')))
    .sort()
    .map((name) => readCase(root, name));
}

function readCase(root: string, name: string): CatalogCase {
  const folder = join(root, name);
  const data = load(readFileSync(join(folder, 'case.yaml'), 'utf8')) as Record<string, unknown>;
  return { name, folder, description: String(data.description), request: requestOf(data, folder) };
}

/** What is asked of both sides about the environment in the folder. */
export function requestOf(fields: Readonly<Record<string, unknown>>, folder: string): Readonly<Record<string, unknown>> {
  const request: Record<string, unknown> = { op: 'compile', environment: folder, modulepath: [] };
  for (const field of FIELDS) if (fields[field] !== undefined) request[field] = fields[field];
  return request;
}

/** What is compared and kept of an answer: all but what is new with every run. */
export function keptAnswer(answer: Readonly<Record<string, unknown>>, folder: string): Record<string, unknown> {
  const text = JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? Number(value) : value)).replaceAll(
    folder,
    CASE_FOLDER,
  );
  const { ok, catalog, exported, error, logs } = JSON.parse(text.replace(/Type:0x[0-9a-f]{16}/g, 'Type:0x0')) as Record<
    string,
    unknown
  >;
  if (!ok) return { ok, error, logs };
  const { version: _, catalog_uuid: __, edges, resources, ...rest } = catalog as Record<string, unknown>;
  return { ok, catalog: { ...rest, resources: sortedTags(resources), edges: sortedEdges(edges) }, exported, logs };
}

/** Tags are a set, and edges have no order. */
function sortedTags(resources: unknown): unknown {
  return (resources as { tags: string[]; sensitive_parameters?: string[] }[]).map((resource) => ({
    ...resource,
    tags: [...resource.tags].sort(),
  }));
}

function sortedEdges(edges: unknown): readonly string[] {
  return (edges as { source: string; target: string }[]).map(({ source, target }) => `${source} -> ${target}`).sort();
}
