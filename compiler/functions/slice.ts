import { checkGrowth } from '../limits.ts';
import type { PuppetCallable, Value } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { iterable, untilBreak } from './shared/iteration.ts';

/**
 * `slice(Iterable $enumerable, Integer[1] $slice_size, &$block?)`: the elements in groups. A block of one parameter gets each
 * group, a block of as many as a group has gets its elements; a last group that is short is filled with `undef`, or with empty
 * arrays when it is a Hash that is sliced.
 *
 * Puppet: lib/puppet/functions/slice.rb
 */
export const slice = puppetFunction('slice', [
  {
    params: ['Hash[Any, Any] hash', 'Integer[1, default] slice_size'],
    optionalBlock: 'Callable block',
    body: ({ args, block }) => sliced(args[0], Number(args[1]), [], block),
  },
  {
    params: ['Iterable enumerable', 'Integer[1, default] slice_size'],
    optionalBlock: 'Callable block',
    body: ({ args, block }) => sliced(args[0], Number(args[1]), undefined, block),
  },
]);

function sliced(collection: Value, size: number, filler: Value, block: PuppetCallable | undefined): Value {
  if (block === undefined) {
    const all: Value[] = [];
    for (const group of groups(collection, size)) {
      checkGrowth(all.length);
      all.push(group);
    }
    return all;
  }
  const serving = servingSize(block, size);
  untilBreak(() => {
    for (const group of groups(collection, size)) {
      if (serving === 1) block.call(group);
      else block.call(...group, ...new Array<Value>(size - group.length).fill(filler));
    }
  });
  return collection;
}

/** Ruby makes no group larger than the sequence says that it is, even where that is wrong. */
function* groups(collection: Value, given: number): Generator<readonly Value[]> {
  const values = iterable(collection);
  const size = Math.min(given, values.size ?? given);
  let group: Value[] = [];
  for (const element of values) {
    group.push(element);
    checkGrowth(group.length);
    if (group.length !== size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** How many arguments the block gets at a time. */
function servingSize(block: PuppetCallable, size: number): number {
  const [min, max] = block.type.paramTypes?.sizeRange ?? [0n, Number.POSITIVE_INFINITY];
  const serving = min === max ? Number(min) : size;
  if (serving === 0) throw new PuppetError('slice(): block must define at least one parameter. Block has 0.');
  if (serving === 1 || serving === size) return serving;
  throw new PuppetError(
    `slice(): block must define one parameter, or the same number of parameters as the given size of the slice (${size}). ` +
      `Block has ${serving}; ${block.parameterNames.join(', ')}`,
  );
}
