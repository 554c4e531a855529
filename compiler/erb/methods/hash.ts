/** Methods of Hash. Ruby: hash.c; what Enumerable has is given pairs. */
import { PuppetHash, type Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import { isTruthy, plain } from '../ruby-value.ts';
import { ENUMERABLE, natural, slices } from './enumerable.ts';
import {
  count,
  type Methods,
  named,
  plainly,
  text,
  through,
  withBlock,
  withOne,
  withOptional,
  withSome,
  type Yield,
} from './method.ts';
import { equal } from './object.ts';

const pairs = (hash: PuppetHash): Value[] => Array.from(hash, ([key, value]): Value => [key, value]);

/** Enumerable's methods, of the pairs. */
const OF_PAIRS: Methods<PuppetHash> = through(ENUMERABLE, pairs);

function kept(hash: PuppetHash, isKept: (key: Value, value: Value) => boolean): PuppetHash {
  const result = new PuppetHash();
  for (const [key, value] of hash) if (isKept(key, value)) result.set(key, value);
  return result;
}

function eachPair(hash: PuppetHash, give: Yield): PuppetHash {
  for (const [key, value] of hash) give([key, value]);
  return hash;
}

export const HASH: Methods<PuppetHash> = {
  ...OF_PAIRS,
  '[]': withOne((hash, key) => hash.get(plain(key))),
  fetch: withSome(1, 2, (hash, args) => {
    const key = plain(args[0]);
    if (hash.has(key)) return hash.get(key);
    return args.length === 2 ? args[1] : decline('a key that is not there');
  }),
  dig: withSome(1, 9, (hash, [key, ...rest]) => {
    let value = hash.get(plain(key));
    for (const next of rest) {
      if (value === undefined) return undefined;
      if (value instanceof PuppetHash) value = value.get(plain(next));
      else if (Array.isArray(value)) value = value.at(count(next));
      else return decline('dig into a value without elements');
    }
    return value;
  }),
  values_at: withSome(0, 99, (hash, keys) => keys.map((key) => hash.get(plain(key)))),
  key: withOne((hash, wanted) => [...hash].find(([, value]) => equal(value, wanted))?.[0]),
  ...named(
    'key? has_key? include? member?',
    withOne((hash, key) => hash.has(plain(key))),
  ),
  ...named(
    'value? has_value?',
    withOne((hash, wanted) => [...hash.values()].some((value) => equal(value, wanted))),
  ),
  keys: plainly((hash) => [...hash.keys()]),
  values: plainly((hash) => [...hash.values()]),
  ...named(
    'length size count',
    plainly((hash) => BigInt(hash.size)),
  ),
  'empty?': plainly((hash) => hash.size === 0),
  'any?': plainly((hash) => hash.size > 0),
  ...named('each& each_pair&', withBlock(eachPair)),
  'each_with_index&': withBlock((hash, give) => {
    for (const [index, pair] of pairs(hash).entries()) give(pair, BigInt(index));
    return hash;
  }),
  'each_slice&': withSome(1, 1, (hash, [size], { give }) => {
    for (const slice of slices(pairs(hash), size)) give(slice);
    return hash;
  }),
  'each_key&': withBlock((hash, give) => {
    for (const key of hash.keys()) give(key);
    return hash;
  }),
  'each_value&': withBlock((hash, give) => {
    for (const value of hash.values()) give(value);
    return hash;
  }),
  ...named(
    'select& filter&',
    withBlock((hash, give) => kept(hash, (key, value) => isTruthy(give(key, value)))),
  ),
  'reject&': withBlock((hash, give) => kept(hash, (key, value) => !isTruthy(give(key, value)))),
  'find_all&': withBlock((hash, give) => pairs(hash).filter((pair) => isTruthy(give(pair)))),
  compact: plainly((hash) => kept(hash, (_key, value) => value !== undefined)),
  first: withOptional(0, 1, (hash, [size]) => (size === undefined ? pairs(hash)[0] : pairs(hash).slice(0, natural(size)))),
  ...named('to_a entries', plainly(pairs)),
  ...named(
    'to_h to_hash',
    plainly((hash) => hash),
  ),
  ...named(
    'dup clone',
    plainly((hash) => new PuppetHash(hash)),
  ),
  merge: withSome(0, 9, (hash, others) => {
    const result = new PuppetHash(hash);
    for (const other of others) {
      if (!(other instanceof PuppetHash)) return decline('something else than a hash');
      for (const [key, value] of other) result.set(key, value);
    }
    return result;
  }),
  invert: plainly((hash) => new PuppetHash([...hash].map(([key, value]) => [value, key] as const))),
  'transform_values&': withBlock(
    (hash, give) => new PuppetHash([...hash].map(([key, value]) => [key, plain(give(value))] as const)),
  ),
  'transform_keys&': withBlock((hash, give) => new PuppetHash([...hash].map(([key, value]) => [plain(give(key)), value] as const))),
  '===': withOne(equal),
  ...named(
    '[]= store',
    withSome(2, 2, (hash, [key, value], { own }) => {
      if (!own.has(hash)) decline('a change of a hash that others may see');
      hash.set(text(key), plain(value));
      return value;
    }),
  ),
};
