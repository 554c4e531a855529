/**
 * The catalog as `puppet catalog compile` prints it.
 *
 * Puppet: resource/catalog.rb#to_data_hash, resource.rb#to_data_hash
 */
import { randomUUID } from 'node:crypto';
import type { Value } from '../values/index.ts';
import type { Compilation } from './compilation.ts';
import type { CatalogResource } from './resource.ts';
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
  readonly version: number;
  readonly code_id: null;
  readonly catalog_uuid: string;
  readonly catalog_format: 2;
  readonly environment: string;
  readonly resources: readonly ResourceJson[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
  readonly classes: readonly string[];
}

/** All resources that are not virtual, with the edges between them. */
export function catalogToJson(compilation: Compilation): CatalogJson {
  const { catalog, node, environment } = compilation;
  const resources = catalog.resources.filter((resource) => !resource.virtual);
  const log: RichDataLog = { strict: compilation.settings.strict, warn: (message) => compilation.log('warning', message) };
  return {
    tags: catalogTags(compilation),
    name: node.name,
    version: Math.floor(Date.now() / 1000),
    code_id: null,
    catalog_uuid: randomUUID(),
    catalog_format: 2,
    environment: environment.name,
    resources: resources.map((resource) => resourceToJson(resource, log)),
    edges: resources.flatMap((resource) => edgesTo(resource)),
    classes: [...catalog.classes],
  };
}

function catalogTags({ catalog }: Compilation): readonly string[] {
  const tags = new Set<string>();
  for (const name of catalog.classes) addTag(tags, name);
  mergeTags(tags, catalog.tags);
  return [...tags];
}

function edgesTo(resource: CatalogResource): readonly { source: string; target: string }[] {
  return resource.containers.filter(({ virtual }) => !virtual).map(({ ref }) => ({ source: ref, target: resource.ref }));
}

function resourceToJson(resource: CatalogResource, log: RichDataLog): ResourceJson {
  const parameters = parametersOf(resource);
  const data = parameterData(parameters, resource, log);
  return {
    type: resource.type,
    title: resource.title,
    tags: [...resource.tags],
    ...(resource.file === undefined ? {} : { file: resource.file }),
    ...(resource.line === undefined ? {} : { line: resource.line }),
    exported: resource.exported,
    kind: resource.kind,
    ...(parameters.size === 0 ? {} : { parameters: data }),
    ...(resource.sensitiveParameters.length === 0 ? {} : { sensitive_parameters: resource.sensitiveParameters }),
  };
}

/** Parameters under their proper names; the one that only repeats the title is left out. */
export function parametersOf(resource: CatalogResource): ReadonlyMap<string, Value> {
  const type = resource.builtin;
  const namevar = type?.namevar ?? 'name';
  const result = new Map<string, Value>();
  for (const [name, value] of resource.toMap()) result.set(name === 'name' ? namevar : name, value);
  if (resource.isTextTitle && result.get(namevar) === resource.title) result.delete(namevar);
  return result;
}
