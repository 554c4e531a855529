/**
 * `Array.new` (and Tuple's), `Hash.new` (and Struct's).
 *
 * Puppet: pops/types/types.rb (new_function of PArrayType, PHashType)
 */
import { PuppetError } from '../../functions/error.ts';
import { countSteps } from '../../limits.ts';
import { Binary } from '../../values/binary.ts';
import { PuppetHash } from '../../values/hash.ts';
import type { Value } from '../../values/value.ts';
import { inferGeneric } from '../calculator.ts';
import { iterableOn } from '../iterable-on.ts';
import { PIterableType } from '../iterable-types.ts';
import { rubyClassName } from '../ruby-class.ts';
import { type NewDeclaration, TypeConversionError } from './declaration.ts';
import { cannotConvert } from './numeric.ts';

export const NEW_ARRAY: NewDeclaration = {
  name: 'new_array',
  dispatches: [
    { params: ['Variant[Array,Hash,Binary,Iterable] from'], optional: ['Boolean[false] wrap'], body: ([from]) => toArray(from) },
    { params: ['Any from', 'Boolean[true] wrap'], body: ([from]) => (Array.isArray(from) ? from : [from]) },
    {
      params: ['Any from'],
      optional: ['Boolean wrap'],
      mismatch: ([from]) => `Value of type ${inferGeneric(from)} cannot be converted to Array`,
    },
  ],
};

function toArray(from: Value): readonly Value[] {
  if (Array.isArray(from)) return from;
  if (from instanceof PuppetHash) return [...from].map(([key, value]) => [key, value]);
  if (from instanceof Binary) return [...from.bytes].map((byte) => BigInt(byte));
  return iterableOn(from)?.toList() ?? [];
}

export const NEW_HASH: NewDeclaration = {
  name: 'new_hash',
  localTypes: {
    KeyValueArray: 'Array[Tuple[Any,Any],1]',
    TreeArray: 'Array[Tuple[Array,Any],1]',
    NewHashOption: 'Enum[tree, hash_tree]',
  },
  dispatches: [
    {
      params: ['TreeArray from'],
      optional: ['NewHashOption build_option'],
      body: ([from, option]) => fromTree(from as Pairs, option),
    },
    { params: ['KeyValueArray from'], body: ([from]) => new PuppetHash(from as Pairs) },
    { params: ['Any from'], body: ([from]) => hashFrom(from) },
  ],
};

type Pairs = readonly (readonly [Value, Value])[];

function hashFrom(from: Value): Value {
  if (Array.isArray(from)) return hashFromList(from);
  if (from instanceof PuppetHash) return from;
  if (PIterableType.DEFAULT.isInstance(from)) return hashOf(iterableOn(from)?.toList() ?? []);
  throw new TypeConversionError(cannotConvert(typeof from === 'string' ? undefined : from, 'Hash'));
}

function hashFromList(list: readonly Value[]): PuppetHash {
  if (list.length % 2 !== 0) throw new TypeConversionError('odd number of arguments for Hash');
  const hash = new PuppetHash();
  for (let i = 0; i < list.length; i += 2) hash.set(list[i], list[i + 1]);
  return hash;
}

/** Ruby's `Hash[*list]`. */
function hashOf(list: readonly Value[]): PuppetHash {
  const [only] = list;
  if (list.length === 1 && only instanceof PuppetHash) return only;
  return list.length === 1 && Array.isArray(only) ? hashOfPairs(only as readonly Value[]) : hashFromList(list);
}

/** Ruby's `Hash[[[key, value], ...]]`. */
function hashOfPairs(pairs: readonly Value[]): PuppetHash {
  const hash = new PuppetHash();
  for (const [index, pair] of (pairs as readonly (readonly Value[])[]).entries()) {
    if (!Array.isArray(pair)) throw new PuppetError(`wrong element type ${rubyClassName(pair)} at ${index} (expected array)`);
    if (pair.length < 1 || pair.length > 2) throw new PuppetError(`invalid number of elements (${pair.length} for 1..2)`);
    hash.set(pair[0], pair[1]);
  }
  return hash;
}

type Node = Value[] | PuppetHash;

/** Nested hashes and arrays from pairs of a path and a value. */
function fromTree(pairs: Pairs, option: Value): Value {
  if (option === undefined) return new PuppetHash(pairs);
  const result = new PuppetHash();
  for (const [path, value] of pairs as readonly (readonly [readonly Value[], Value])[]) {
    if (path.length === 0) mergeRoot(result, value);
    else {
      const parent = path.slice(0, -1).reduce<Node>(child, result);
      put(parent, path.at(-1), option === 'hash_tree' ? arrayAsHash(value) : copied(value));
    }
  }
  return result;
}

function mergeRoot(result: PuppetHash, value: Value): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) result.set(BigInt(index), copied(item));
  } else if (value instanceof PuppetHash) for (const [key, item] of value) result.set(key, copied(item));
}

function child(node: Node, key: Value): Node {
  if (Array.isArray(node)) return node[Number(key)] as Node;
  if (!node.has(key)) node.set(key, new PuppetHash());
  return node.get(key) as Node;
}

function put(node: Node, key: Value, value: Value): void {
  if (Array.isArray(node)) node[Number(key)] = value;
  else node.set(key, value);
}

/** Containers of the arguments are filled further, so that they must not be the originals. */
function copied(value: Value): Value {
  countSteps(1);
  if (Array.isArray(value)) return value.map((item: Value) => copied(item));
  return value instanceof PuppetHash ? new PuppetHash([...value].map(([key, item]) => [key, copied(item)] as const)) : value;
}

function arrayAsHash(value: Value): Value {
  countSteps(1);
  if (!Array.isArray(value)) return copied(value);
  return new PuppetHash(value.map((item: Value, index) => [BigInt(index), arrayAsHash(item)] as const));
}
