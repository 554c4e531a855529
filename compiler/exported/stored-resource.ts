/** A resource as the store keeps it, made of a resource of a catalog, and made into a resource of another catalog. */
import type { Compilation } from '../catalog/compilation.ts';
import { Parameter } from '../catalog/parameter.ts';
import { CatalogResource } from '../catalog/resource.ts';
import { parameterData } from '../catalog/rich-data.ts';
import { parametersOf } from '../catalog/to-json.ts';
import type { Scope } from '../evaluator/scope.ts';
import { Sensitive } from '../values/index.ts';
import { type DataRecord, dataOf, richValue } from './data.ts';
import type { StoredNode } from './store.ts';

export interface StoredResource {
  readonly certname: string;
  readonly type: string;
  readonly title: string;
  readonly exported: boolean;
  readonly tags: readonly string[];
  readonly file?: string;
  readonly line?: number;
  readonly parameters: DataRecord;
  /** Parameters whose values were Sensitive; they are kept unwrapped. */
  readonly sensitive_parameters: readonly string[];
}

/** What is kept of a resource of a finished catalog. Warnings of values that JSON cannot hold were given with the catalog. */
function storedResource(resource: CatalogResource, certname: string): StoredResource {
  const { type, title, exported, tags, file, line, sensitiveParameters } = resource;
  return {
    certname,
    type,
    title,
    exported,
    tags: [...tags],
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    parameters: parameterData(parametersOf(resource), resource, { strict: 'off', warn: () => undefined }, false),
    sensitive_parameters: sensitiveParameters,
  };
}

/** What the store keeps of a finished compilation. Puppet: indirector/catalog/store_configs.rb */
export function storedNode(compilation: Compilation): StoredNode {
  const { node, environment, catalog, exports } = compilation;
  const isWhole = exports?.keepsWholeCatalogs === true;
  const kept = catalog.resources.filter(({ exported, virtual }) => exported || (isWhole && !virtual));
  return {
    name: node.name,
    environment: environment.name,
    resources: kept.map((resource) => storedResource(resource, node.name)),
    isWhole,
  };
}

/** The resource from its JSON; only type and title must be there. */
export function storedResourceFrom(json: Readonly<Record<string, unknown>>, certname: string): StoredResource {
  const parameters = dataOf(json.parameters ?? {}) as DataRecord;
  return {
    certname,
    type: String(json.type),
    title: String(json.title),
    exported: json.exported !== false,
    tags: textsOf(json.tags),
    ...(typeof json.file === 'string' ? { file: json.file } : {}),
    ...(json.line === undefined || json.line === null ? {} : { line: Number(json.line) }),
    parameters,
    sensitive_parameters: textsOf(json.sensitive_parameters),
  };
}

function textsOf(json: unknown): readonly string[] {
  return Array.isArray(json) ? json.map(String) : [];
}

/** Tells imported resources apart, by the node that exported them. */
export function collectorId({ certname, type, title }: StoredResource): string {
  return `${certname}|${type}|${title}`;
}

/**
 * The resource for the catalog of a node that collects it, no longer exported. Defaults of the collector's scope apply; parameters have no
 * source, so any class may override them.
 */
export function importedResource(stored: StoredResource, scope: Scope): CatalogResource {
  const { compilation } = scope;
  const sensitive = new Set(stored.sensitive_parameters);
  const parameters = Object.entries(stored.parameters).map(([name, data]) => {
    const value = richValue(data, compilation.environment.typeResolver);
    return new Parameter(name, sensitive.has(name) ? new Sensitive(value) : value, undefined);
  });
  const resource = new CatalogResource({
    type: stored.type,
    title: stored.title,
    definition: compilation.findResourceType(stored.type.toLowerCase()),
    scope,
    file: stored.file,
    line: stored.line,
    parameters,
    collectorId: collectorId(stored),
  });
  resource.tag(stored.tags);
  return resource;
}
