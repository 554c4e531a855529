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
  evaluate(catalog: Catalog): void {
    for (const source of sources(this.source)) for (const target of targets(this.target)) this.connect(source, target, catalog);
  }

  private connect(source: ResourceName, target: ResourceName, catalog: Catalog): void {
    const resource = find(catalog, source);
    if (!resource) throw new PuppetError(`Could not find resource '${refOf(source)}' for relationship on '${refOf(target)}'`);
    if (!find(catalog, target)) {
      throw new PuppetError(`Could not find resource '${refOf(target)}' for relationship from '${refOf(source)}'`);
    }
    targetsOf(resource, this.parameter).push(`${target.type}[${target.title}]`);
  }
}

/** Lists that were made here: those that code gave are not changed. */
const own = new WeakSet<object>();

/** The list in the parameter, to be extended. */
function targetsOf(resource: CatalogResource, parameter: 'before' | 'notify'): Value[] {
  const current = resource.get(parameter);
  if (Array.isArray(current) && own.has(current)) return current as Value[];
  const list: Value[] = Array.isArray(current) ? [...(current as readonly Value[])] : current === undefined ? [] : [current];
  own.add(list);
  resource.setValue(parameter, list);
  return list;
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
