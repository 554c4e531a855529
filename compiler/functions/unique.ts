import { hashKey, type PuppetCallable, PuppetHash, type Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';
import { iterable } from './shared/iteration.ts';

/**
 * `unique(Variant[String, Hash, Array, Iterable] $value, &$block?)`: without duplicates, the first of equal ones kept; with a
 * block, equal is what the block answers the same for. A Hash becomes a Hash from arrays of keys to arrays of values.
 *
 * Puppet: lib/puppet/functions/unique.rb
 */
export const unique = puppetFunction('unique', [
  {
    params: ['String string'],
    optionalBlock: 'Callable[String] block',
    body: ({ args, block }) => uniqueElements([...(args[0] as string)], block).join(''),
  },
  {
    params: ['Hash hash'],
    optionalBlock: 'Callable[Any] block',
    body: ({ args, block }) => uniqueHash(args[0] as PuppetHash, block),
  },
  {
    params: ['Array array'],
    optionalBlock: 'Callable[Any] block',
    body: ({ args, block }) => uniqueElements(args[0] as readonly Value[], block),
  },
  {
    params: ['Iterable iterable'],
    optionalBlock: 'Callable[Any] block',
    body: ({ args, block }) => uniqueValues(iterable(args[0]), block),
  },
]);

/** Ruby does not ask the block about an array of one. */
function uniqueElements(list: readonly Value[], block: PuppetCallable | undefined): readonly Value[] {
  return list.length < 2 ? list : uniqueValues(list, block);
}

function uniqueValues(values: Iterable<Value>, block: PuppetCallable | undefined): readonly Value[] {
  const seen = new Set<string>();
  const result: Value[] = [];
  for (const value of values) {
    const key = hashKey(block === undefined ? value : block.call(value));
    if (seen.has(key)) continue;
    seen.add(key);
    result.push(value);
  }
  return result;
}

function uniqueHash(hash: PuppetHash, block: PuppetCallable | undefined): Value {
  const groups = new PuppetHash();
  for (const [key, value] of hash) {
    const group = block === undefined ? value : block.call(value);
    const known = groups.get(group) as [Value[], Value[]] | undefined;
    if (known === undefined) groups.set(group, [[key], [value]]);
    else {
      known[0].push(key);
      known[1].push(value);
    }
  }
  return new PuppetHash(
    [...(groups.values() as Iterable<Value>)].map((group) => {
      const [keys, values] = group as [Value[], Value[]];
      return [keys, uniqueValues(values, undefined)] as const;
    }),
  );
}
