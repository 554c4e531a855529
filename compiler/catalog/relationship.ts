/**
 * An arrow between resources, made real when the catalog is finished.
 *
 * Puppet: parser/relationship.rb
 */

import { PuppetError } from '../evaluator/errors.ts';
import { countSteps } from '../limits.ts';
import type { Value } from '../values/index.ts';
import type { Catalog } from './catalog.ts';
import { Collector } from './collector.ts';
import type { Parameter } from './parameter.ts';
import type { CatalogResource } from './resource.ts';

/** A resource by name, as an arrow has it. */
export interface ResourceName {
  /** As in the catalog. */
  readonly type: string;
  readonly title: string;
  /** In messages, instead of `Type[title]`. */
  readonly text?: string;
}

export type Endpoint = ResourceName | Collector;

export class Relationship {
  private readonly source: Endpoint;
  private readonly target: Endpoint;
  private readonly parameter: 'before' | 'notify';

  constructor(source: Endpoint, target: Endpoint, parameter: 'before' | 'notify') {
    this.source = source;
    this.target = target;
    this.parameter = parameter;
  }

  /** Adds `before` or `notify` to the sources. */
  evaluate(catalog: Catalog, lists: RelationshipLists): void {
    for (const source of sources(this.source))
      for (const target of targets(this.target)) this.connect(source, target, catalog, lists);
  }

  private connect(source: ResourceName, target: ResourceName, catalog: Catalog, lists: RelationshipLists): void {
    const resource = find(catalog, source);
    if (!resource) throw new PuppetError(`Could not find resource '${refOf(source)}' for relationship on '${refOf(target)}'`);
    if (!find(catalog, target)) {
      throw new PuppetError(`Could not find resource '${refOf(target)}' for relationship from '${refOf(source)}'`);
    }
    lists.of(resource, this.parameter).push(`${target.type}[${target.title}]`);
  }
}

/**
 * The lists that the arrows of a catalog extend. Puppet adds to the very array that the code gave, so that it grows for all resources that
 * share the parameter: the titles of one declaration, and those that took the same default. The array may be one of data, which
 * outlives the catalog: here a copy grows in its place, and `share` gives it to the others.
 */
export class RelationshipLists {
  private readonly own = new Set<Value>();
  /** By the parameter as it was. */
  private readonly grown = new Map<Parameter, Parameter>();

  /** The list in the parameter, to be extended. */
  of(resource: CatalogResource, name: 'before' | 'notify'): Value[] {
    const current = resource.parameters.get(name);
    if (Array.isArray(current?.value)) {
      if (this.own.has(current.value)) return current.value as Value[];
      const parameter = this.growing(current);
      resource.set(parameter);
      return parameter.value as Value[];
    }
    const list: Value[] = current?.value === undefined ? [] : [current.value];
    this.own.add(list);
    resource.setValue(name, list);
    return list;
  }

  private growing(given: Parameter): Parameter {
    const known = this.grown.get(given);
    if (known) return known;
    const list = [...(given.value as readonly Value[])];
    const parameter = given.withValue(list);
    this.own.add(list);
    this.grown.set(given, parameter);
    return parameter;
  }

  /** Resources that hold a parameter that has grown get what it has become. */
  share(resources: Iterable<CatalogResource>): void {
    if (this.grown.size === 0) return;
    for (const { parameters } of resources) {
      for (const [name, parameter] of parameters) {
        const grown = this.grown.get(parameter);
        if (grown) parameters.set(name, grown);
      }
    }
  }
}

/** A resource type by itself has no title to be found by. */
function find(catalog: Catalog, name: ResourceName): CatalogResource | undefined {
  if (name.title === '') throw new PuppetError(`No title provided and "${refOf(name)}" is not a valid resource reference`);
  return catalog.find(name.type, name.title);
}

function refOf({ type, title, text }: ResourceName): string {
  return text ?? `${type}[${title}]`;
}

function targets(endpoint: Endpoint): Iterable<ResourceName> {
  return endpoint instanceof Collector ? endpoint.collected.values() : [endpoint];
}

/** Of a collector that found nothing, what stood to its left. */
function sources(endpoint: Endpoint): Iterable<ResourceName> {
  countSteps(1);
  if (!(endpoint instanceof Collector)) return [endpoint];
  if (endpoint.collected.size > 0) return endpoint.collected.values();
  const alternative = endpoint.emptyAlternative;
  if (!alternative) return [];
  const first = alternative[0];
  return alternative.length === 1 && first instanceof Collector ? sources(first) : (alternative as readonly CatalogResource[]);
}
