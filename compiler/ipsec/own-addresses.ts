/** Addresses that a node has, as its facts tell. */
import type { NodeData } from '../node/node.ts';
import { PuppetHash } from '../values/index.ts';
import { sameText } from './address.ts';

/** Of all interfaces in the fact `networking`; none without facts. */
export function addressesIn(facts: NodeData['facts'] | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  for (const one of valuesOf(entry(entry(facts, 'networking'), 'interfaces'))) {
    add(one, found);
    for (const list of ['bindings', 'bindings6']) for (const binding of valuesOf(entry(one, list))) add(binding, found);
  }
  return found;
}

function add(holder: unknown, found: Set<string>): void {
  for (const key of ['ip', 'ip6', 'address']) {
    const address = entry(holder, key);
    if (typeof address === 'string') found.add(sameText(address));
  }
}

/** Facts come as Puppet's hashes or as plain objects. */
function entry(holder: unknown, key: string): unknown {
  if (holder instanceof PuppetHash) return holder.get(key);
  return typeof holder === 'object' && holder !== null ? (holder as Readonly<Record<string, unknown>>)[key] : undefined;
}

function valuesOf(holder: unknown): readonly unknown[] {
  if (holder instanceof PuppetHash) return [...holder.values()];
  return typeof holder === 'object' && holder !== null ? Object.values(holder) : [];
}
