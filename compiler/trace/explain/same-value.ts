import { dig, type Hop, isContainer } from '../../lookup/index.ts';
import { eql, PuppetHash, type Value } from '../../values/index.ts';
import type { Evaluated } from '../record.ts';
import type { WhyContext } from './context.ts';
import { distinct, waysOf } from './ways.ts';

/**
 * Follows a part of what an operator or a function made of its operands, of which only these are known: the way of the operand that
 * holds the same there, the last before others, as it wins in `+` and `merge`; else those of all operands.
 */
export function sameValue(
  result: Evaluated,
  operands: readonly Evaluated[],
  path: readonly Value[],
  context: WhyContext,
): readonly Hop[] {
  const held = path.length === 0 ? undefined : holderOf(dig(result.value, path), operands, path);
  if (held !== undefined) return waysOf(held.operand, held.path, context);
  return distinct(operands.flatMap((operand) => waysOf(operand, [], context)));
}

interface Held {
  readonly operand: Evaluated;
  readonly path: readonly Value[];
}

function holderOf(value: Value, operands: readonly Evaluated[], path: readonly Value[]): Held | undefined {
  const [first, ...rest] = path;
  const reversed = [...operands].reverse();
  if (typeof first !== 'bigint') {
    const operand = reversed.find((one) => holds(one.value, path, value));
    return operand && { operand, path };
  }
  // An element of an array may stand at another index there.
  for (const operand of operands) {
    const list = operand.value;
    if (!Array.isArray(list)) continue;
    const at = (list as readonly Value[]).findIndex((item) => eql(dig(item, rest), value) && holds(item, rest, value));
    if (at !== -1) return { operand, path: [BigInt(at), ...rest] };
  }
  return undefined;
}

function holds(value: Value, path: readonly Value[], wanted: Value): boolean {
  if (path.length === 0) return eql(value, wanted);
  const holder = dig(value, path.slice(0, -1));
  const last = path.at(-1);
  if (!isContainer(holder) || (holder instanceof PuppetHash && !holder.has(last))) return false;
  return eql(dig(holder, [last]), wanted);
}
