/**
 * The order of work that the agent derives from a catalog: what must be done before what.
 *
 * A class, define or stage is two points, before and after all that it contains; any other resource is one.
 *
 * Puppet: graph/relationship_graph.rb
 */
import type { CatalogJson, ResourceJson } from '../to-json.ts';
import { CatalogIndex, RELATIONS, referencesIn, refOf } from './catalog-index.ts';

export interface Point {
  readonly resource: ResourceJson;
  /** Points that come later. */
  readonly next: Set<Point>;
}

const known = new WeakMap<CatalogJson, RelationshipGraph>();

export class RelationshipGraph {
  readonly points: Point[] = [];
  private readonly starts = new Map<ResourceJson, Point>();
  private readonly ends = new Map<ResourceJson, Point>();

  /** That of a catalog, made once for all who ask. */
  static of(catalog: CatalogJson): RelationshipGraph {
    let graph = known.get(catalog);
    if (graph === undefined) {
      graph = new RelationshipGraph(catalog, CatalogIndex.of(catalog));
      known.set(catalog, graph);
    }
    return graph;
  }

  private constructor(catalog: CatalogJson, index: CatalogIndex) {
    const containers = new Set(catalog.edges.map(({ source }) => source));
    for (const resource of index.resources) this.addPoints(resource, containers.has(refOf(resource)));
    for (const { source, target } of catalog.edges) this.contain(index.find(source), index.find(target));
    for (const resource of index.resources) this.relate(resource, index);
  }

  private addPoints(resource: ResourceJson, isContainer: boolean): void {
    const start: Point = { resource, next: new Set() };
    this.points.push(start);
    this.starts.set(resource, start);
    if (!isContainer) {
      this.ends.set(resource, start);
      return;
    }
    const end: Point = { resource, next: new Set() };
    this.points.push(end);
    this.ends.set(resource, end);
    start.next.add(end);
  }

  private contain(container: ResourceJson | undefined, resource: ResourceJson | undefined): void {
    if (!container || !resource) return;
    this.starts.get(container)?.next.add(this.starts.get(resource) as Point);
    this.ends.get(resource)?.next.add(this.ends.get(container) as Point);
  }

  private relate(resource: ResourceJson, index: CatalogIndex): void {
    for (const { name, isBefore } of RELATIONS) {
      for (const reference of referencesIn(resource, name)) {
        const other = index.find(reference);
        if (!other) continue;
        const [first, second] = isBefore ? [other, resource] : [resource, other];
        this.ends.get(first)?.next.add(this.starts.get(second) as Point);
      }
    }
  }
}
