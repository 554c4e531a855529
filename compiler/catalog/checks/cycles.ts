/**
 * Rings in the order of work.
 *
 * Puppet: graph/simple_graph.rb#find_cycles_in_graph (Tarjan's strongly connected components), #paths_in_cycle
 */
import { placeOf, refOf } from './catalog-index.ts';
import type { CatalogFinding } from './finding.ts';
import type { Point, RelationshipGraph } from './relationship-graph.ts';

/** One finding for each group of resources that wait for each other, with its shortest ring. */
export function dependencyCycles(graph: RelationshipGraph): readonly CatalogFinding[] {
  return components(graph.points)
    .filter((group) => group.length > 1 || group[0]?.next.has(group[0]))
    .map((group) => cycleFinding(shortestRing(group)));
}

function cycleFinding(ring: readonly Point[]): CatalogFinding {
  const resources = ring.map(({ resource }) => resource).filter((resource, at, all) => resource !== all[at - 1]);
  if (resources.length > 1 && resources[0] === resources.at(-1)) resources.pop();
  const names = [...resources, resources[0]].map((resource) => (resource ? refOf(resource) : ''));
  const [first, ...others] = resources;
  return {
    rule: 'dependency-cycle',
    severity: 'error',
    message: `Dependency cycle: ${names.join(' => ')}`,
    at: first && placeOf(first),
    related: others.flatMap((resource) => {
      const at = placeOf(resource);
      return at ? [{ message: refOf(resource), at }] : [];
    }),
    hint: 'each of these must be done before the next; the agent refuses such a catalog',
  };
}

/** Tarjan's algorithm without recursion: catalogs are deeper than stacks. */
function components(points: readonly Point[]): Point[][] {
  const found: Point[][] = [];
  const index = new Map<Point, number>();
  const low = new Map<Point, number>();
  const stack: Point[] = [];
  const onStack = new Set<Point>();
  for (const root of points) {
    if (index.has(root)) continue;
    const work: { point: Point; rest: Iterator<Point> }[] = [];
    const enter = (point: Point): void => {
      index.set(point, index.size);
      low.set(point, index.size - 1);
      stack.push(point);
      onStack.add(point);
      work.push({ point, rest: point.next.values() });
    };
    enter(root);
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { point, rest } = frame;
      const { value: next, done } = rest.next();
      if (!done) {
        if (!index.has(next)) enter(next);
        else if (onStack.has(next)) low.set(point, Math.min(low.get(point) as number, index.get(next) as number));
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.point;
      if (parent) low.set(parent, Math.min(low.get(parent) as number, low.get(point) as number));
      if (low.get(point) === index.get(point)) found.push(popped(stack, onStack, point));
    }
  }
  return found;
}

function popped(stack: Point[], onStack: Set<Point>, until: Point): Point[] {
  const group: Point[] = [];
  for (;;) {
    const point = stack.pop() as Point;
    onStack.delete(point);
    group.push(point);
    if (point === until) return group.reverse();
  }
}

/** By breadth-first search from the first point that a resource of the ring declares. */
function shortestRing(group: readonly Point[]): readonly Point[] {
  const members = new Set(group);
  const start = group.find(({ resource }) => resource.file !== undefined) ?? (group[0] as Point);
  const before = new Map<Point, Point>();
  const queue = [start];
  for (const point of queue) {
    for (const next of point.next) {
      if (!members.has(next)) continue;
      if (next === start) return pathTo(point, before);
      if (before.has(next)) continue;
      before.set(next, point);
      queue.push(next);
    }
  }
  return group;
}

function pathTo(last: Point, before: ReadonlyMap<Point, Point>): readonly Point[] {
  const path: Point[] = [];
  for (let point: Point | undefined = last; point; point = before.get(point)) path.push(point);
  return path.reverse();
}
