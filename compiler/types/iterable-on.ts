/**
 * Sequences over the values that can be iterated.
 *
 * Puppet: pops/types/iterable.rb#on
 */
import { countSteps } from '../limits.ts';
import { PuppetHash } from '../values/hash.ts';
import { PuppetIterable } from '../values/iterable.ts';
import type { Value } from '../values/value.ts';
import { PTypeAliasType } from './alias-type.ts';
import { inferSet } from './calculator.ts';
import { PTupleType } from './collection-types.ts';
import { defaultKeyPairTuple } from './iterable-types.ts';
import { exactSize, PIntegerType } from './numeric-types.ts';
import type { PType } from './ptype.ts';
import { PUnitType } from './scalar-types.ts';
import { PEnumType, PStringType } from './string-types.ts';
import { PVariantType } from './variant-type.ts';

/** A sequence of the value's elements: characters, entries, numbers below an Integer. Undefined for what cannot be iterated. */
export function iterableOn(value: Value): PuppetIterable | undefined {
  if (value instanceof PuppetIterable) return value;
  if (typeof value === 'string') return listIterable([...value], () => new PStringType(exactSize(1)));
  if (Array.isArray(value)) return listIterable(value, () => elementsType(value));
  if (value instanceof PuppetHash) return hashIterable(value);
  if (typeof value === 'bigint') return countIterable(value);
  if (value instanceof PIntegerType) return value.finiteRange ? rangeIterable(value, 1n) : undefined;
  if (value instanceof PEnumType) return listIterable(value.values, () => value);
  return value instanceof PTypeAliasType ? iterableOn(value.resolvedType) : undefined;
}

function countIterable(count: bigint): PuppetIterable | undefined {
  if (count < 0n) return undefined;
  return count === 0n ? listIterable([], () => PUnitType.DEFAULT) : rangeIterable(new PIntegerType(0n, count - 1n), 1n);
}

function elementsType(values: readonly Value[]): PType {
  return values.length === 0 ? PUnitType.DEFAULT : PVariantType.maybeCreate(values.map(inferSet));
}

/** A sequence over a list, whose type is found out when it is asked for. */
export function listIterable(values: readonly Value[], type: () => PType): PuppetIterable {
  return new PuppetIterable({
    type,
    start: () => values[Symbol.iterator](),
    size: values.length,
    reversed: () => listIterable([...values].reverse(), type),
  });
}

/** Every `step`-th of what remains of a sequence, the first included. What is taken here is taken from the sequence. */
export function stepIterable(sequence: PuppetIterable, step: number): PuppetIterable {
  function* start(): Generator<Value> {
    let index = 0;
    for (const value of sequence.remaining()) if (index++ % step === 0) yield value;
  }
  const { size } = sequence;
  const type = (): PType => sequence.elementType;
  const result: PuppetIterable = new PuppetIterable({
    type,
    className: 'StepIterator',
    start,
    ...(size === undefined ? {} : { size: Math.floor(size / step) }),
    reversed: () => listIterable(result.toList().reverse(), type),
  });
  return result;
}

function hashIterable(hash: PuppetHash): PuppetIterable {
  const entries: Value[] = [...hash].map(([key, value]) => [key, value]);
  const type = (): PType => {
    if (hash.size === 0) return defaultKeyPairTuple();
    const keys = PVariantType.maybeCreate([...hash.keys()].map(inferSet));
    return new PTupleType([keys, PVariantType.maybeCreate([...hash.values()].map(inferSet))], exactSize(2));
  };
  const base = listIterable(entries, type);
  return new PuppetIterable({
    type,
    hashStyle: true,
    start: () => entries[Symbol.iterator](),
    size: entries.length,
    ...(base.reversed === undefined ? {} : { reversed: base.reversed }),
  });
}

/** Numbers of a finite range, upwards or, with a negative step, downwards. */
export function rangeIterable(range: PIntegerType, step: bigint): PuppetIterable {
  const from = range.numericFrom as bigint;
  const to = range.numericTo as bigint;
  function* start(): Generator<Value> {
    for (let number = step > 0n ? from : to; number >= from && number <= to; number += step) {
      countSteps(1);
      yield number;
    }
  }
  const distance = step < 0n ? -step : step;
  return new PuppetIterable({
    type: () => range,
    className: 'IntegerRangeIterator',
    start,
    size: Number((to - from) / distance),
    reversed: () => rangeIterable(range, -step),
    stepped: (next) => steppedRange(range, step * BigInt(next)),
  });
}

/** The range cut so that its far end is hit exactly. */
function steppedRange(range: PIntegerType, step: bigint): PuppetIterable {
  const from = range.numericFrom as bigint;
  const to = range.numericTo as bigint;
  const rest = (((to - from) % step) + step) % step;
  if (rest < 0n) return rangeIterable(new PIntegerType(from - rest, to), step);
  return rangeIterable(rest === 0n ? range : new PIntegerType(from, to - rest), step);
}
