/**
 * What realizes virtual resources: `Type <| query |>`, `realize`, and overrides given with it.
 *
 * Puppet: pops/evaluator/collectors/*.rb
 */
import type { Scope } from '../evaluator/scope.ts';
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

  constructor(compilation: Compilation, type: string, query?: Query, overrides?: CollectorOverrides) {
    super(compilation, 'Puppet::Pops::Evaluator::Collectors::CatalogCollector', overrides);
    this.type = type;
    this.query = query;
  }

  protected override collect(): readonly CatalogResource[] {
    const candidates = this.compilation.resourcesOfType(this.type);
    return this.query ? candidates.filter(this.query) : [...candidates];
  }
  override toString(): string {
    return `Catalog-Collector[${this.type}]`;
  }
}

/** `Type <<| query |>>`: without stored configurations it finds nothing. */
export class ExportedCollector extends Collector {
  private readonly type: string;

  constructor(compilation: Compilation, type: string, overrides?: CollectorOverrides) {
    super(compilation, 'Puppet::Pops::Evaluator::Collectors::ExportedCollector', overrides);
    this.type = type;
  }

  protected override collect(): readonly CatalogResource[] {
    return [];
  }
  override toString(): string {
    return `Exported-Collector[${this.type}]`;
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
