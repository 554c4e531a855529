/** Which class or define holds which resource. */
import type { CatalogJson } from './to-json.ts';

export class Containment {
  private readonly containers = new Map<string, string[]>();
  private readonly contents = new Map<string, string[]>();
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor({ edges }: CatalogJson) {
    for (const { source, target } of edges) {
      push(this.containers, target, source);
      push(this.contents, source, target);
    }
  }

  /** All that a resource stands in, without the resource. */
  around(reference: string): ReadonlySet<string> {
    let found = this.known.get(reference);
    if (found === undefined) {
      found = closure(reference, this.containers);
      this.known.set(reference, found);
    }
    return found;
  }

  /** All that stands in a resource, without the resource. */
  within(reference: string): ReadonlySet<string> {
    return closure(reference, this.contents);
  }
}

function closure(start: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [start];
  for (const one of queue) {
    for (const other of next.get(one) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      queue.push(other);
    }
  }
  return found;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
