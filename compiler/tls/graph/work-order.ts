/** What the agent does before what, and what it does anew when something has changed; made when first asked for. */
import { RELATIONS, referencesIn, refOf } from '../../catalog/checks/catalog-index.ts';
import { type Point, RelationshipGraph } from '../../catalog/checks/relationship-graph.ts';
import type { Containment } from '../../catalog/containment.ts';
import type { CatalogJson, ResourceJson } from '../../catalog/to-json.ts';

const NOTIFYING: readonly string[] = ['notify', 'subscribe'];

export class WorkOrder {
  private readonly catalog: CatalogJson;
  private readonly containment: Containment;
  private made: { readonly starts: ReadonlyMap<string, Point>; readonly ends: ReadonlyMap<string, Point> } | undefined;
  private notified: ReadonlyMap<string, readonly string[]> | undefined;
  private readonly later = new Map<string, ReadonlySet<Point>>();
  private readonly refreshed = new Map<string, ReadonlySet<string>>();

  constructor(catalog: CatalogJson, containment: Containment) {
    this.catalog = catalog;
    this.containment = containment;
    this.made = undefined;
    this.notified = undefined;
  }

  /** Whether the second is begun when the first is done, however many stand between them. */
  isBefore(first: ResourceJson, second: ResourceJson): boolean {
    const { starts } = this.points();
    const start = starts.get(refOf(second));
    return start !== undefined && this.after(refOf(first)).has(start);
  }

  /** All that a change of the resource has the agent refresh, directly or through others. */
  refreshedBy(resource: ResourceJson): ReadonlySet<string> {
    const reference = refOf(resource);
    let known = this.refreshed.get(reference);
    if (known === undefined) {
      known = this.refreshedThrough(reference);
      this.refreshed.set(reference, known);
    }
    return known;
  }

  private refreshedThrough(start: string): ReadonlySet<string> {
    this.notified ??= notifications(this.catalog);
    const found = new Set<string>();
    const queue = [start, ...this.containment.around(start)];
    const seen = new Set(queue);
    for (const reference of queue) {
      for (const other of this.notified.get(reference) ?? []) {
        for (const one of [other, ...this.containment.within(other)]) {
          found.add(one);
          if (seen.has(one)) continue;
          seen.add(one);
          queue.push(one);
        }
      }
    }
    return found;
  }

  private after(reference: string): ReadonlySet<Point> {
    let known = this.later.get(reference);
    if (known === undefined) {
      known = reachable(this.points().ends.get(reference));
      this.later.set(reference, known);
    }
    return known;
  }

  private points() {
    if (this.made === undefined) {
      const starts = new Map<string, Point>();
      const ends = new Map<string, Point>();
      for (const point of RelationshipGraph.of(this.catalog).points) {
        const reference = refOf(point.resource);
        if (!starts.has(reference)) starts.set(reference, point);
        ends.set(reference, point);
      }
      this.made = { starts, ends };
    }
    return this.made;
  }
}

function reachable(start: Point | undefined): ReadonlySet<Point> {
  const found = new Set<Point>();
  const queue = start === undefined ? [] : [start];
  for (const point of queue) {
    for (const next of point.next) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(next);
    }
  }
  return found;
}

function notifications(catalog: CatalogJson): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const resource of catalog.resources) {
    for (const { name, isBefore } of RELATIONS) {
      if (!NOTIFYING.includes(name)) continue;
      for (const other of referencesIn(resource, name)) {
        const [from, to] = isBefore ? [other, refOf(resource)] : [refOf(resource), other];
        const known = found.get(from);
        if (known === undefined) found.set(from, [to]);
        else known.push(to);
      }
    }
  }
  return found;
}
