/**
 * What realizes virtual resources: `Type <| query |>`, `realize`, and overrides given with it.
 *
 * Puppet: pops/evaluator/collectors/*.rb
 */
import { PuppetError } from '../evaluator/errors.ts';
import type { Scope } from '../evaluator/scope.ts';
import type { ExportFilter } from '../exported/filter.ts';
import { collectorId, importedResource, type StoredResource } from '../exported/stored-resource.ts';
import { RuntimeValue } from '../values/index.ts';
import type { Compilation } from './compilation.ts';
import type { Definition } from './definition.ts';
import type { Parameter } from './parameter.ts';
import type { Endpoint } from './relationship.ts';
import { CatalogResource } from './resource.ts';

export type Query = (resource: CatalogResource) => boolean;

export interface CollectorOverrides {
  readonly parameters: readonly Parameter[];
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly source: Definition | undefined;
  readonly scope: Scope;
}

export abstract class Collector extends RuntimeValue {
  /** Found so far, by reference. */
  readonly collected = new Map<string, CatalogResource>();
  /** Left operand of an arrow to this collector, for a further arrow when nothing is found. */
  emptyAlternative: readonly Endpoint[] | undefined;
  protected readonly compilation: Compilation;
  private readonly overrides: CollectorOverrides | undefined;

  constructor(compilation: Compilation, className: string, overrides?: CollectorOverrides) {
    super(className);
    this.compilation = compilation;
    this.overrides = overrides;
    this.emptyAlternative = undefined;
  }

  /** Realizes what is there now and answers whether anything was new. */
  evaluate(): boolean {
    const found = this.collect();
    for (const resource of found) resource.virtual = false;
    if (found.length === 0) return false;
    if (this.overrides) this.override(found, this.overrides);
    const added = found.filter((resource) => !this.collected.has(resource.ref));
    for (const resource of added) this.collected.set(resource.ref, resource);
    return added.length > 0;
  }

  private override(found: readonly CatalogResource[], overrides: CollectorOverrides): void {
    if (overrides.source) this.compilation.overridingSources.add(overrides.source);
    for (const resource of found) {
      if (this.collected.has(resource.ref)) continue;
      this.compilation.addOverride(
        new CatalogResource({
          type: resource.type,
          title: resource.title,
          definition: resource.definition ?? resource.builtin,
          scope: overrides.scope,
          source: overrides.source,
          file: overrides.file,
          line: overrides.line,
          parameters: overrides.parameters,
        }),
      );
    }
  }

  /** Resources that fit now. */
  protected abstract collect(): readonly CatalogResource[];

  /** References that were asked for and are not there. */
  unresolved(): readonly string[] {
    return [];
  }
}

/** `Type <| query |>` */
export class CatalogCollector extends Collector {
  private readonly type: string;
  private readonly query: Query | undefined;
  /** Without a query: how many resources of the type were collected. They stay collected, so only those behind them are new. */
  private taken = 0;

  constructor(compilation: Compilation, type: string, query?: Query, overrides?: CollectorOverrides) {
    super(compilation, 'Puppet::Pops::Evaluator::Collectors::CatalogCollector', overrides);
    this.type = type;
    this.query = query;
  }

  protected override collect(): readonly CatalogResource[] {
    const candidates = this.compilation.resourcesOfType(this.type);
    if (this.query) return candidates.filter(this.query);
    const added = candidates.slice(this.taken);
    this.taken = candidates.length;
    return added;
  }
  override toString(): string {
    return `Catalog-Collector[${this.type}]`;
  }
}

export interface ExportedQueryOptions {
  readonly type: string;
  /** Where the collector stands: what it imports is contained there. */
  readonly scope: Scope;
  /** Asked of exported resources of the node itself. */
  readonly query: Query | undefined;
  /** The same, asked of resources of other nodes. */
  readonly filter: ExportFilter | undefined;
}

/**
 * `Type <<| query |>>`: exported resources of the node itself, and those that other nodes have in the store. Without a store it finds
 * nothing, not even what the node itself exports.
 */
export class ExportedCollector extends Collector {
  private readonly options: ExportedQueryOptions;
  private stored: readonly StoredResource[] | undefined;

  constructor(compilation: Compilation, options: ExportedQueryOptions, overrides?: CollectorOverrides) {
    super(compilation, 'Puppet::Pops::Evaluator::Collectors::ExportedCollector', overrides);
    this.options = options;
    this.stored = undefined;
  }

  protected override collect(): readonly CatalogResource[] {
    const { exports } = this.compilation;
    if (!exports) return [];
    const { type, query, filter } = this.options;
    const local = this.compilation
      .resourcesOfType(type)
      .filter((resource) => resource.exported && (query === undefined || query(resource)));
    this.stored ??= exports.search(this.compilation.node.name, type, filter);
    return [...local, ...this.import(this.stored)];
  }

  /** Puts in the catalog what no collector has put there yet. */
  private import(stored: readonly StoredResource[]): readonly CatalogResource[] {
    const { scope } = this.options;
    const { catalog } = this.compilation;
    const missing = stored.filter((item) => catalog.find(item.type, item.title)?.collectorId !== collectorId(item));
    const made = missing.map((item) => importedResource(item, scope));
    for (const resource of made) {
      if (catalog.find(resource.type, resource.title)) {
        throw new PuppetError(
          `A duplicate resource was found while collecting exported resources, with the type and title ${resource.ref}`,
        );
      }
      this.compilation.addResource(scope, resource);
    }
    return made;
  }

  override toString(): string {
    return `Exported-Collector[${this.options.type}]`;
  }
}

/** `realize(...)` */
export class FixedSetCollector extends Collector {
  private references: readonly string[];

  constructor(compilation: Compilation, references: readonly string[]) {
    super(compilation, 'Puppet::Pops::Evaluator::Collectors::FixedSetCollector');
    this.references = references;
  }

  protected override collect(): readonly CatalogResource[] {
    const found: CatalogResource[] = [];
    const missing: string[] = [];
    for (const reference of this.references) {
      const resource = this.compilation.catalog.find(reference);
      if (resource) found.push(resource);
      else missing.push(reference);
    }
    this.references = missing;
    if (missing.length === 0) this.compilation.deleteCollector(this);
    return found;
  }
  override unresolved(): readonly string[] {
    return this.references;
  }
}
