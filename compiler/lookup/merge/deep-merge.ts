/**
 * Deep merge of hashes and arrays.
 *
 * The algorithm changes its operands as it goes and depends on which of them are one object, so both are copied first and the copies
 * are changed in the same order.
 *
 * Ruby gem deep_merge: deep_merge/core.rb
 */

import { countSteps } from '../../limits.ts';
import { isTruthy, PuppetHash, type PuppetRegexp, rubyEquals, type Value } from '../../values/index.ts';
import { RubyError } from '../errors.ts';
import { rubyPattern } from '../ruby-pattern.ts';
import { rubyInspect } from '../ruby-text.ts';
import { rubySort } from './ruby-sort.ts';
import { unique } from './unique.ts';

interface Options {
  readonly knockout: string | undefined;
  readonly sort: boolean;
  readonly mergeHashArrays: boolean;
  readonly overwriteArrays: boolean;
  readonly extendArrays: boolean;
  readonly splitCharacter: string | undefined;
  /** What cannot be merged keeps the value of the lower priority. */
  readonly preserve: boolean;
}

type List = Value[];

/** `source` has the higher priority; `destination` gives the order. `inPlace`: the source itself may be changed, as Ruby does. */
export function deepMerge(source: Value, destination: Value, options: PuppetHash | undefined, inPlace: boolean): Value {
  return merge(inPlace ? source : deepCopy(source), deepCopy(destination), readOptions(options));
}

function readOptions(options: PuppetHash | undefined): Options {
  const is = (name: string): boolean => options !== undefined && isTruthy(options.get(name));
  const text = (name: string): string | undefined => {
    const value = options?.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const knockout = text('knockout_prefix');
  const preserve = is('preserve_unmergeables');
  if (knockout === '') throw new RubyError('knockout_prefix cannot be an empty string in deep_merge!');
  if (knockout !== undefined && preserve)
    throw new RubyError('overwrite_unmergeable must be true if knockout_prefix is specified in deep_merge!');
  return {
    knockout,
    preserve,
    sort: is('sort_merged_arrays'),
    mergeHashArrays: is('merge_hash_arrays'),
    overwriteArrays: is('overwrite_arrays'),
    extendArrays: is('extend_existing_arrays'),
    splitCharacter: text('unpack_arrays'),
  };
}

/** New arrays and hashes, the same scalars. */
export function deepCopy(value: Value): Value {
  countSteps(1);
  if (value instanceof PuppetHash) return new PuppetHash([...value].map(([key, one]) => [key, deepCopy(one)]));
  return Array.isArray(value) ? value.map(deepCopy) : value;
}

function merge(source: Value, destination: Value, options: Options): Value {
  if (source === undefined) return destination;
  if (!isTruthy(destination) && !options.preserve) return source;
  if (source instanceof PuppetHash) return mergeHash(source, destination, options);
  if (Array.isArray(source)) return mergeArray(source as List, destination, options);
  if (Array.isArray(destination) && options.extendArrays) {
    (destination as List).push(source);
    return destination;
  }
  return overwrite(source, destination, options);
}

function mergeHash(source: PuppetHash, destination: Value, options: Options): Value {
  let result = destination;
  for (const [key, value] of [...source]) {
    if (result instanceof PuppetHash) {
      const existing = result.get(key);
      result.set(key, isTruthy(existing) ? merge(value, existing, options) : merge(value, shallowCopy(value), options));
    } else if (Array.isArray(result) && options.extendArrays) {
      (result as List).push(source);
    } else {
      result = overwrite(source, result, options);
    }
  }
  return result;
}

function shallowCopy(value: Value): Value {
  if (value instanceof PuppetHash) return new PuppetHash(value);
  return Array.isArray(value) ? [...value] : value;
}

function mergeArray(written: List, target: Value, options: Options): Value {
  if (options.overwriteArrays) return written;
  let source = written;
  let destination = target;
  if (options.splitCharacter !== undefined) {
    source = resplit(source, options.splitCharacter);
    if (Array.isArray(destination)) destination = resplit(destination as List, options.splitCharacter);
  }
  if (options.knockout !== undefined && source.includes(options.knockout)) {
    destination = cleared(destination);
    removeEqual(source, options.knockout);
  }
  if (!Array.isArray(destination)) return overwrite(source, destination, options);
  if (options.knockout !== undefined) knockOut(source, destination as List, options.knockout);
  const merged = mergeLists(source, destination as List, options);
  return options.sort ? rubySort(merged) : merged;
}

function resplit(list: List, separator: string): List {
  return list
    .map((item) => (typeof item === 'string' ? item : rubyInspect(item)))
    .join(separator)
    .split(separator);
}

/** Ruby's `clear` where there is one, else nil. */
function cleared(value: Value): Value {
  if (value instanceof PuppetHash) value.clear();
  else if (Array.isArray(value)) (value as List).length = 0;
  else return typeof value === 'string' ? '' : undefined;
  return value;
}

/** Takes every element with the prefix out of the source, and what it names out of the destination. */
function knockOut(source: List, destination: List, prefix: string): void {
  const pattern = rubyPattern(`^${prefix}`);
  for (const item of [...source]) {
    const named = typeof item === 'string' ? without(pattern, item) : item;
    if (named === item) continue;
    removeEqual(destination, named);
    removeEqual(destination, item);
    removeEqual(source, item);
  }
}

function removeEqual(list: List, value: Value): void {
  removeWhere(list, (item) => rubyEquals(item, value));
}

function removeWhere(list: List, test: (item: Value) => boolean): void {
  for (let i = list.length - 1; i >= 0; i--) if (test(list[i])) list.splice(i, 1);
}

function mergeLists(source: List, destination: List, options: Options): List {
  const areHashes = options.mergeHashArrays && [...source, ...destination].every((item) => item instanceof PuppetHash);
  if (!areHashes) return unique([...destination, ...source]);
  const merged = destination.map((item, index) => merge(source[index] ?? new PuppetHash(), item, options));
  return [...merged, ...source.slice(destination.length)];
}

function overwrite(source: Value, destination: Value, options: Options): Value {
  if (options.preserve) return destination;
  if (options.knockout === undefined) return source;
  const pattern = rubyPattern(`^${options.knockout}`);
  if (typeof source === 'string') return without(pattern, source) === source ? source : '';
  if (Array.isArray(source)) removeWhere(source as List, (item) => typeof item === 'string' && pattern.test(item));
  return source;
}

function without(pattern: PuppetRegexp, text: string): string {
  let result = '';
  let end = 0;
  for (const match of pattern.matchAll(text)) {
    result += text.slice(end, match.index);
    end = match.end;
  }
  return result + text.slice(end);
}
