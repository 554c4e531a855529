/**
 * Deep merge without options: what deep-merge.ts does, without changing what is merged. Parts of both values become parts of the
 * result, so that nothing has to be copied first.
 *
 * Ruby gem deep_merge: deep_merge/core.rb
 */
import { countSteps } from '../../limits.ts';
import { isTruthy, PuppetHash, type Value } from '../../values/index.ts';
import { unique } from './unique.ts';

/** `source` has the higher priority; `destination` gives the order. */
export function plainDeepMerge(source: Value, destination: Value): Value {
  if (source === undefined) return destination;
  if (!isTruthy(destination)) return source;
  if (source instanceof PuppetHash) return mergeHash(source, destination);
  if (Array.isArray(source) && Array.isArray(destination)) return mergeLists(source, destination);
  return source;
}

/** Key by key. What is no hash is replaced with the first key, and the further ones find themselves there. */
function mergeHash(source: PuppetHash, destination: Value): Value {
  if (!(destination instanceof PuppetHash)) return source.size === 0 ? destination : hashWithItself(source, 1);
  countSteps(source.size + destination.size);
  const result = new PuppetHash(destination);
  for (const [key, value] of source) {
    const existing = destination.get(key);
    result.set(key, isTruthy(existing) ? plainDeepMerge(value, existing) : mergedWithItself(value));
  }
  return result;
}

function mergeLists(source: readonly Value[], destination: readonly Value[]): Value {
  countSteps(source.length + destination.length);
  return unique([...destination, ...source]);
}

/** A value that the destination lacks is merged with its own copy: that shows in arrays, of which every element is kept once. */
function mergedWithItself(value: Value): Value {
  if (Array.isArray(value)) return withoutDoubles(value);
  return value instanceof PuppetHash ? hashWithItself(value) : value;
}

function withoutDoubles(list: readonly Value[]): Value {
  if (list.length < 2) return list;
  countSteps(list.length);
  const once = unique(list);
  return once.length === list.length ? list : once;
}

/** `from`: the entries before it stay as they are. */
function hashWithItself(hash: PuppetHash, from = 0): PuppetHash {
  countSteps(hash.size);
  let result: PuppetHash | undefined;
  let index = 0;
  for (const [key, value] of hash) {
    const merged = index++ < from ? value : mergedWithItself(value);
    if (merged === value) continue;
    result ??= new PuppetHash(hash);
    result.set(key, merged);
  }
  return result ?? hash;
}
