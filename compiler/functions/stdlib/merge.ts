import { iterableOn } from '../../types/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { BreakJump, type CallWithBlock, PuppetError, puppetFunction } from '../function.ts';

/**
 * `merge(*$hashes)`: the hashes as one, later ones winning. With a block: the hashes that it answers for the elements, which it gets with
 * what was merged so far.
 *
 * stdlib: lib/puppet/functions/merge.rb
 */
export const merge = puppetFunction('merge', [
  {
    params: [],
    repeated: 'Variant[Hash[Scalar,Any], Undef, String[0,0]] args',
    returnType: 'Hash[Scalar,Any]',
    body: ({ args }) => {
      const result = new PuppetHash();
      for (const hash of args) add(result, hash);
      return result;
    },
  },
  {
    params: [],
    repeated: 'Iterable args',
    block: 'Callable[3,3] block',
    returnType: 'Hash',
    body: (call) => mergeResults(call, true),
  },
  {
    params: [],
    repeated: 'Iterable args',
    block: 'Callable[2,2] block',
    returnType: 'Hash',
    body: (call) => mergeResults(call, false),
  },
]);

function add(into: PuppetHash, value: Value): void {
  if (value instanceof PuppetHash) for (const [key, item] of value) into.set(key, item);
}

function mergeResults({ args, block }: CallWithBlock, withIndex: boolean): Value {
  // The signature takes any number, stdlib's method just one.
  if (args.length !== 1) throw new PuppetError(`wrong number of arguments (given ${args.length}, expected 1)`);
  const result = new PuppetHash();
  const [elements] = args;
  let index = 0n;
  try {
    for (const element of iterableOn(elements) ?? []) {
      if (!withIndex) add(result, block.call(new PuppetHash(result), element));
      else if (elements instanceof PuppetHash) add(result, block.call(new PuppetHash(result), ...(element as readonly Value[])));
      else add(result, block.call(new PuppetHash(result), index++, element));
    }
  } catch (error) {
    if (!(error instanceof BreakJump)) throw error;
  }
  return result;
}
