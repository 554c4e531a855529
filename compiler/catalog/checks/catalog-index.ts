/**
 * The resources of a catalog by every name under which the agent finds them: title, namevar, alias.
 *
 * Puppet: resource/catalog.rb#alias, type.rb#uniqueness_key
 */
import { type BuiltinType, coreType, recordedModuleType } from '../builtin-types.ts';
import { typeAndTitle } from '../names.ts';
import type { CatalogJson, ResourceJson } from '../to-json.ts';
import type { CatalogPlace } from './finding.ts';

/** Parameters that name other resources, and whether they stand before this one. */
export const RELATIONS = [
  { name: 'require', isBefore: true },
  { name: 'subscribe', isBefore: true },
  { name: 'before', isBefore: false },
  { name: 'notify', isBefore: false },
] as const;

const known = new WeakMap<CatalogJson, CatalogIndex>();

export class CatalogIndex {
  readonly resources: readonly ResourceJson[];
  private readonly byName = new Map<string, ResourceJson>();

  /** That of a catalog, made once for all who ask. */
  static of(catalog: CatalogJson): CatalogIndex {
    let index = known.get(catalog);
    if (index === undefined) {
      index = new CatalogIndex(catalog);
      known.set(catalog, index);
    }
    return index;
  }

  private constructor(catalog: CatalogJson) {
    this.resources = catalog.resources;
    for (const resource of this.resources) this.byName.set(refOf(resource), resource);
    for (const resource of this.resources) {
      for (const name of otherNames(resource)) {
        const key = `${resource.type}[${name}]`;
        if (!this.byName.has(key)) this.byName.set(key, resource);
      }
    }
  }

  /** The resource that a reference like `File[/a]` names. */
  find(reference: string): ResourceJson | undefined {
    const exact = this.byName.get(reference);
    if (exact) return exact;
    try {
      const { type, title } = typeAndTitle(reference, undefined);
      return this.byName.get(`${type}[${title}]`) ?? this.byName.get(`${type}[${withoutTrailingSlash(title)}]`);
    } catch {
      return undefined; // no reference at all
    }
  }
}

export function refOf({ type, title }: ResourceJson): string {
  return `${type}[${title}]`;
}

export function placeOf({ file, line }: ResourceJson): CatalogPlace | undefined {
  return file === undefined || line === undefined ? undefined : { file, line };
}

/** The value of the parameter that identifies a resource to the agent; the title when it is not given. */
export function nameOf(resource: ResourceJson): string {
  const namevar = typeOf(resource)?.namevar ?? 'name';
  const { parameters } = resource;
  const name = text(parameters?.[namevar]) ?? text(parameters?.name) ?? titlePart(resource, namevar) ?? resource.title;
  return resource.type === 'File' ? withoutTrailingSlash(name.replaceAll(/\/{2,}/g, '/')) : name;
}

/**
 * What no other resource of the type may have, too: the values of all attributes that identify it. Undefined for classes and defines,
 * and for types whose names may stand twice.
 */
export function identityOf(resource: ResourceJson): readonly (string | null)[] | undefined {
  const type = typeOf(resource);
  if (!type?.isomorphic) return undefined;
  return type.keyAttributes.map((attribute) =>
    attribute === type.namevar
      ? nameOf(resource)
      : (text(resource.parameters?.[attribute]) ?? titlePart(resource, attribute) ?? null),
  );
}

function typeOf({ type }: ResourceJson): BuiltinType | undefined {
  const name = type.toLowerCase();
  return coreType(name) ?? recordedModuleType(name);
}

function titlePart(resource: ResourceJson, attribute: string): string | undefined {
  return typeOf(resource)
    ?.parseTitle(resource.title)
    ?.find(([name]) => name === attribute)?.[1];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function aliasesOf(resource: ResourceJson): readonly string[] {
  return texts(resource.parameters?.alias);
}

/** References in a relationship parameter. */
export function referencesIn(resource: ResourceJson, parameter: string): readonly string[] {
  return texts(resource.parameters?.[parameter]);
}

function otherNames(resource: ResourceJson): readonly string[] {
  return [nameOf(resource), ...aliasesOf(resource)];
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(texts) : [];
}

function withoutTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
