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

/** Merges the first two, what comes of that with the third, and so on; those of higher priority come first. */
export function plainDeepMergeAll(values: readonly Value[]): Value {
  if (values.length === 1) return values[0];
  if (values.length > 2) {
    if (values.every((value) => value instanceof PuppetHash)) return mergeHashes(values);
    if (values.every((value) => Array.isArray(value))) return mergeManyLists(values as readonly (readonly Value[])[]);
  }
  return values.reduce(plainDeepMerge);
}

/** What some hashes have for one key. */
interface Entry {
  /** To be merged, those of higher priority first. */
  values: Value[];
  /** Number of the hash that had the last of them. */
  last: number;
}

/** Without a hash for each step on the way: what becomes of an entry depends on the entries of its key alone. */
function mergeHashes(hashes: readonly PuppetHash[]): Value {
  const entries = new Map<Value, Entry>();
  for (let i = 0; i < hashes.length; i++) {
    for (const [key, value] of hashes[i] as PuppetHash) {
      // Keys that are equal by what is in them.
      if (typeof key === 'object') return hashes.reduce<Value>(plainDeepMerge, undefined);
      const entry = entries.get(key);
      if (entry === undefined) entries.set(key, { values: [value], last: i });
      else if (isTruthy(value)) addValue(entry, value, i);
    }
  }
  return inOrder(hashes, entries);
}

function addValue(entry: Entry, value: Value, hash: number): void {
  if (entry.last < hash - 1) entry.values = [valueBefore(hash, entry)];
  entry.values.push(value);
  entry.last = hash;
}

/** What has become of the entry before the hash of this number. A hash without the key merges what there is with itself. */
function valueBefore(hash: number, { values, last }: Entry): Value {
  const merged = plainDeepMergeAll(values);
  return last < hash - 1 ? mergedWithItself(merged) : merged;
}

/** The keys of the last hash come first, then those that only the one before it has. */
function inOrder(hashes: readonly PuppetHash[], entries: ReadonlyMap<Value, Entry>): PuppetHash {
  const result = new PuppetHash();
  for (let i = hashes.length - 1; i >= 0; i--) {
    const hash = hashes[i] as PuppetHash;
    countSteps(hash.size);
    for (const key of hash.keys()) {
      if (result.has(key)) continue;
      result.set(key, valueBefore(hashes.length, entries.get(key) as Entry));
    }
  }
  return result;
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

function mergeManyLists(lists: readonly (readonly Value[])[]): Value {
  const all: Value[] = [];
  for (const list of lists.toReversed()) for (const item of list) all.push(item);
  countSteps(all.length);
  return unique(all);
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
