/**
 * What Ruby changes in place (`@list << item`) is changed for all that share it, as Puppet code and Ruby hold the same objects in Puppet. Here
 * values are never changed, since data of files is shared by all nodes: a new one takes the place of the old wherever that is held.
 */
import { eql, PuppetHash, type Value } from '../values/index.ts';

type Container = readonly Value[] | PuppetHash;
/** Makes of a value what it is after the change; one that holds nothing that was changed is the same. */
export type Renewal = (value: Value) => Value;

/** How values change when the old one has become the new one. */
export function renewal(old: Value, changed: Value): Renewal {
  const changes = new Map<Container, Container>();
  if (isContainer(old) && isContainer(changed)) noteChanges(old, changed, changes);
  const known = new Map<Container, Container>();
  return (value) => renewed(value, changes, known);
}

function isContainer(value: Value): value is Container {
  return Array.isArray(value) || value instanceof PuppetHash;
}

/** The innermost lists and hashes that are others now: one that only holds such ones is not among them. */
function noteChanges(old: Container, changed: Container, changes: Map<Container, Container>): void {
  const pairs = elementPairs(old, changed);
  if (pairs === undefined || pairs.some(([one, other]) => !(isContainer(one) && isContainer(other)) && !eql(one, other))) {
    changes.set(old, changed);
    return;
  }
  for (const [one, other] of pairs) if (isContainer(one) && isContainer(other)) noteChanges(one, other, changes);
}

/** Elements at the same places; undefined where there are not the same places, in the same order. */
function elementPairs(old: Container, changed: Container): readonly (readonly [Value, Value])[] | undefined {
  if (old instanceof PuppetHash) {
    if (!(changed instanceof PuppetHash) || old.size !== changed.size) return undefined;
    const [keys, others] = [[...old.keys()], [...changed.keys()]];
    return keys.every((key, index) => eql(key, others[index])) ? keys.map((key) => [old.get(key), changed.get(key)]) : undefined;
  }
  if (changed instanceof PuppetHash || old.length !== changed.length) return undefined;
  return old.map((item, index) => [item, changed[index]]);
}

function renewed(value: Value, changes: ReadonlyMap<Container, Container>, known: Map<Container, Container>): Value {
  if (!isContainer(value)) return value;
  let result = changes.get(value) ?? known.get(value);
  if (result === undefined) {
    result = withElements(value, (item) => renewed(item, changes, known));
    known.set(value, result);
  }
  return result as Value;
}

function withElements(container: Container, renew: Renewal): Container {
  const before = container instanceof PuppetHash ? [...container.values()] : container;
  const after = before.map(renew);
  if (after.every((item, index) => item === before[index])) return container;
  return container instanceof PuppetHash ? new PuppetHash([...container.keys()].map((key, index) => [key, after[index]])) : after;
}
