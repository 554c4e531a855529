/**
 * The catalog as `puppet catalog compile` prints it.
 *
 * Puppet: resource/catalog.rb#to_data_hash, resource.rb#to_data_hash
 */
import { randomUUID } from 'node:crypto';
import { ResourceReference } from '../evaluator/references.ts';
import type { Value } from '../values/index.ts';
import { quietTime } from '../world/clock.ts';
import type { Compilation } from './compilation.ts';
import { type CatalogResource, flat } from './resource.ts';
import { parameterData, type RichDataLog } from './rich-data.ts';
import { addTag, mergeTags } from './tags.ts';

export interface ResourceJson {
  readonly type: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly file?: string;
  readonly line?: number;
  readonly exported: boolean;
  readonly kind: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly sensitive_parameters?: readonly string[];
}

export interface CatalogJson {
  readonly tags: readonly string[];
  readonly name: string;
  /** Seconds since 1970, or what `config_version` says. */
  readonly version: number | string;
  readonly code_id: null;
  readonly catalog_uuid: string;
  readonly catalog_format: 2;
  readonly environment: string;
  readonly resources: readonly ResourceJson[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
  readonly classes: readonly string[];
}

/**
 * All resources that are not virtual, with the edges between them. With `exactNumbers`, Integers in parameters are BigInts: JavaScript has
 * one number for 5 and 5.0, and Puppet's JSON tells them apart.
 */
export function catalogToJson(compilation: Compilation, exactNumbers = false): CatalogJson {
  const { catalog, node, environment } = compilation;
  const resources = catalog.resources.filter((resource) => !resource.virtual);
  const log: RichDataLog = { strict: compilation.settings.strict, warn: (message) => compilation.log('warning', message) };
  return {
    tags: catalogTags(compilation),
    name: node.name,
    version: environment.configVersion ?? Number(quietTime() / 1_000_000_000n),
    code_id: null,
    catalog_uuid: randomUUID(),
    catalog_format: 2,
    environment: environment.name,
    resources: resources.map((resource) => resourceToJson(resource, log, exactNumbers)),
    edges: edgesBetween(resources),
    classes: [...catalog.classes],
  };
}

function catalogTags({ catalog }: Compilation): readonly string[] {
  const tags = new Set<string>();
  for (const name of catalog.classes) addTag(tags, name);
  mergeTags(tags, catalog.tags);
  return [...tags];
}

function edgesBetween(resources: readonly CatalogResource[]): CatalogJson['edges'] {
  const edges: { source: string; target: string }[] = [];
  for (const { containers, ref } of resources) {
    for (const container of containers) if (!container.virtual) edges.push({ source: container.ref, target: ref });
  }
  return edges;
}

function resourceToJson(resource: CatalogResource, log: RichDataLog, exactNumbers: boolean): ResourceJson {
  const parameters = parametersOf(resource);
  const data = parameterData(parameters, resource, log, !exactNumbers);
  const { type, title, file, line, exported, kind, sensitiveParameters } = resource;
  const json: Partial<Writable<ResourceJson>> = { type, title, tags: [...resource.tags] };
  if (file !== undefined) json.file = file;
  if (line !== undefined) json.line = line;
  json.exported = exported;
  json.kind = kind;
  if (parameters.size > 0) json.parameters = data;
  if (sensitiveParameters.length > 0) json.sensitive_parameters = sensitiveParameters;
  return json as ResourceJson;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Parameters under their proper names; the one that only repeats the title is left out. */
export function parametersOf(resource: CatalogResource): ReadonlyMap<string, Value> {
  const parameters = namedParametersOf(resource);
  for (const [name, value] of parameters) if (isNestedReferences(value)) parameters.set(name, flat(value));
  return parameters;
}

function namedParametersOf(resource: CatalogResource): Map<string, Value> {
  const type = resource.builtin;
  const namevar = type?.namevar ?? 'name';
  if (resource.isNamedByTitle && resource.isTextTitle) return resource.givenParameters();
  const result = new Map<string, Value>();
  for (const [name, value] of resource.toMap()) result.set(name === 'name' ? namevar : name, value);
  if (resource.isTextTitle && result.get(namevar) === resource.title) result.delete(namevar);
  return result;
}

/** An array with arrays inside, and in any of them a reference to a resource. Puppet flattens these: resource.rb#initialize */
function isNestedReferences(value: Value): boolean {
  if (!Array.isArray(value) || !value.some(Array.isArray)) return false;
  return flat(value).some((item) => item instanceof ResourceReference);
}
