/**
 * The resources of a compilation by type and title, their aliases, containment, classes and tags.
 *
 * Puppet: resource/catalog.rb
 */
import { located, PuppetError } from '../evaluator/errors.ts';
import { ArgumentError } from '../functions/error.ts';
import type { Value } from '../values/index.ts';
import { typeAndTitle } from './names.ts';
import { type CatalogResource, flat } from './resource.ts';
import { addTag } from './tags.ts';
import { valueText } from './value-text.ts';

export class Catalog {
  /** In the order of their declaration. */
  readonly resources: CatalogResource[] = [];
  readonly classes: string[] = [];
  readonly tags = new Set<string>();
  private readonly table = new Map<string, CatalogResource>();
  /** Makes the key of a title that attributes are parsed from; set by the compilation, which knows the types. */
  private readonly identify: (type: string, title: string) => readonly Value[] | undefined;

  constructor(identify: (type: string, title: string) => readonly Value[] | undefined) {
    this.identify = identify;
  }

  addClass(...names: readonly string[]): void {
    for (const name of names) {
      this.classes.push(name);
      addTag(this.tags, name);
    }
  }

  /** Adds a resource with its aliases; one that is there already is an error. */
  add(resource: CatalogResource): void {
    const existing = this.table.get(resource.ref);
    if (existing) throw duplicate(resource, existing);
    this.table.set(resource.ref, resource);
    this.resources.push(resource);
    this.addAliases(resource);
  }

  /** Adds a resource of a finished catalog: it has its parameters now, those of overrides and of its containers too. */
  private addFinished(resource: CatalogResource): void {
    const existing = this.table.get(resource.ref);
    if (existing) throw duplicate(resource, existing);
    this.table.set(resource.ref, resource);
    this.addGivenAliases(resource);
  }

  /** Looks for aliases that were no aliases yet when the resources were declared. Puppet: resource/catalog.rb#to_catalog */
  checkFinalAliases(): void {
    const kept = this.resources.filter(({ virtual, exported }) => exported || !virtual);
    if (!kept.some(({ parameters }) => parameters.has('alias'))) return;
    const copy = new Catalog(() => undefined);
    for (const resource of kept) copy.addFinished(resource);
  }

  private addGivenAliases(resource: CatalogResource): void {
    const alias = resource.parameters.get('alias');
    if (!alias) return;
    for (const name of flat(alias.value)) if (name !== undefined) this.alias(resource, [name]);
  }

  private addAliases(resource: CatalogResource): void {
    this.addGivenAliases(resource);
    if (!resource.isIsomorphic) return;
    if (resource.isNamedByTitle) return;
    const key = resource.uniquenessKey();
    if (key.every((part) => part === undefined || part === false)) return;
    if (key.length === 1 && key[0] === resource.title) return;
    this.alias(resource, key);
  }

  private alias(resource: CatalogResource, key: readonly Value[]): void {
    const newRef = keyText(resource.type, key);
    if (newRef === resource.ref) return;
    const existing = this.table.get(newRef);
    if (existing === resource) return;
    if (existing) throw aliasTaken(resource, key, existing);
    this.table.set(newRef, resource);
  }

  /** The resource with the type and title, or with an alias or identity of that name. */
  find(type: string, title?: string): CatalogResource | undefined {
    const names = typeAndTitle(type, title);
    const found = this.table.get(`${names.type}[${names.title}]`);
    if (found) return found;
    const key = this.identify(names.type, names.title);
    return key ? this.table.get(keyText(names.type, key)) : undefined;
  }

  contains(container: CatalogResource, resource: CatalogResource): boolean {
    return resource.containers.includes(container);
  }

  /** The container holds the resource from now on. */
  addEdge(container: CatalogResource, resource: CatalogResource): void {
    if (this.contains(container, resource)) return;
    resource.containers.push(container);
    container.contained.push(resource);
  }
}

function keyText(type: string, key: readonly Value[]): string {
  return key.length === 1 ? `${type}[${valueText(key[0])}]` : `${type}\0${key.map(valueText).join('\0')}`;
}

function duplicate(resource: CatalogResource, existing: CatalogResource): PuppetError {
  const place = located('', existing.file, existing.line).trimStart();
  const at = place === '' ? '' : ` at ${place}`;
  const message = `Duplicate declaration: ${resource.ref} is already declared${at}; cannot redeclare`;
  return new PuppetError(located(message, resource.file, resource.line));
}

function aliasTaken(resource: CatalogResource, key: readonly Value[], existing: CatalogResource): ArgumentError {
  const place = located('', resource.file, resource.line).trimStart();
  const at = place === '' ? '' : ` at ${place}`;
  const name =
    key.length === 1 && typeof key[0] === 'string' && resource.parameters.has('alias') ? inspect(key[0]) : inspectList(key);
  const message = `Cannot alias ${resource.ref} to ${name}${at}; resource ${inspectList([resource.type, ...key])} already declared`;
  return new ArgumentError(located(message, existing.file, existing.line));
}

/** Ruby's `inspect` of the values that identify resources. */
function inspect(value: Value): string {
  if (value === undefined) return 'nil';
  return typeof value === 'string' ? JSON.stringify(value) : valueText(value);
}

function inspectList(values: readonly Value[]): string {
  return `[${values.map(inspect).join(', ')}]`;
}
