/**
 * What the iterating functions share: their four dispatches, and a way to walk that ends at `break`.
 *
 * Puppet: pops/types/iterable.rb
 */
import { unfold } from '../../evaluator/literals.ts';
import { iterableOn } from '../../types/index.ts';
import type { PuppetCallable, PuppetHash, PuppetIterable, Value } from '../../values/index.ts';
import { BreakJump, type DispatchDeclaration, PuppetError } from '../function.ts';

/** Calls the block with one step of an iteration. */
export type Visit = (...args: Value[]) => Value;

/** What one step passes to a block of one or two parameters, and the element itself. */
export interface Step {
  readonly args: readonly Value[];
  readonly element: Value;
}

/** A sequence over a value that its parameter type says can be iterated. */
export function iterable(value: Value): PuppetIterable {
  const found = iterableOn(value);
  if (found === undefined) throw new PuppetError('wrong argument type; is not Iterable.');
  return found;
}

/** Steps for a block of one parameter. */
export function* singles(values: Iterable<Value>): Generator<Step> {
  for (const element of values) yield { args: [element], element };
}

/** Steps for a block of two: key and value of a hash's entries, or index and element. */
export function* pairs(value: Value): Generator<Step> {
  const sequence = iterable(value);
  yield* pairsOf(sequence, sequence.hashStyle);
}

function* pairsOf(values: Iterable<Value>, areEntries: boolean): Generator<Step> {
  let index = 0n;
  for (const element of values) yield { args: areEntries ? (element as readonly Value[]) : [index++, element], element };
}

/** Runs the loop; a `break` in the block ends it. */
export function untilBreak(loop: () => void): void {
  try {
    loop();
  } catch (thrown) {
    if (!(thrown instanceof BreakJump)) throw thrown;
  }
}

/**
 * Calls the block with each value, until a `break`. A block that could take another number than one gets the values within.
 *
 * Puppet: iterable.rb (Iterator#step)
 */
export function yieldEach(values: Iterable<Value>, block: PuppetCallable): undefined {
  const [least, most] = block.type.paramTypes?.sizeRange ?? [0n, Number.POSITIVE_INFINITY];
  const takesOne = least === 1n && most === 1n;
  untilBreak(() => {
    for (const value of values) block.call(...(takesOne ? [value] : unfold(value)));
  });
}

/** What an iterating function does with a hash and with everything else. */
interface IterationBodies {
  readonly hash: (hash: PuppetHash, block: PuppetCallable, steps: Iterable<Step>) => Value;
  readonly other: (value: Value, block: PuppetCallable, steps: Iterable<Step>) => Value;
  /** The function walks with `next`, which does not begin again with a sequence that was walked before. */
  readonly takesRemaining?: boolean;
}

/** The four dispatches of `each` and its relatives. */
export function iterationDispatches({ hash, other, takesRemaining = false }: IterationBodies): readonly DispatchDeclaration[] {
  const walk = (value: Value): Iterable<Value> => (takesRemaining ? iterable(value).remaining() : iterable(value));
  return [
    {
      params: ['Hash[Any, Any] hash'],
      block: 'Callable[2,2] block',
      body: ({ args, block }) => hash(args[0] as PuppetHash, block, pairs(args[0])),
    },
    {
      params: ['Hash[Any, Any] hash'],
      block: 'Callable[1,1] block',
      body: ({ args, block }) => hash(args[0] as PuppetHash, block, singles(iterable(args[0]))),
    },
    {
      params: ['Iterable enumerable'],
      block: 'Callable[2,2] block',
      body: ({ args, block }) => other(args[0], block, pairsOf(walk(args[0]), iterable(args[0]).hashStyle)),
    },
    {
      params: ['Iterable enumerable'],
      block: 'Callable[1,1] block',
      body: ({ args, block }) => other(args[0], block, singles(walk(args[0]))),
    },
  ];
}
