/** Parameters that are bounds: those of Integer and Float, and the sizes of texts and collections. */
import { PuppetError } from '../../functions/error.ts';
import { DEFAULT } from '../../values/default.ts';
import { PuppetHash } from '../../values/hash.ts';
import type { Value } from '../../values/value.ts';
import { floatRange, integerRange, isRangeParameter } from '../factory.ts';
import { formatFloat } from '../float-format.ts';
import { PIntegerType } from '../numeric-types.ts';
import type { PType } from '../ptype.ts';
import { rubyConversionName } from '../ruby-class.ts';
import { toFloat } from '../ruby-format.ts';
import { assertCount, type Parameters } from './checks.ts';

/** Nothing for a single parameter that is no bound: the type around it then finds that it got no type. */
export function integerType({ values }: Parameters): PType | undefined {
  assertCount('Integer', values, 1, 2, '1 or 2');
  const [from, to] = values;
  if (values.length === 1) return typeof from === 'bigint' || from === DEFAULT ? integerRange(from, DEFAULT) : undefined;
  assertComparable(from, to);
  return integerRange(from, to);
}

export function floatType({ values }: Parameters): PType | undefined {
  assertCount('Float', values, 1, 2, '1 or 2');
  const [from, to] = values;
  const isBound = typeof from === 'bigint' || typeof from === 'number' || from === DEFAULT;
  if (values.length === 1) return isBound ? floatRange(from, DEFAULT) : undefined;
  return floatRange(floatBound(from), floatBound(to));
}

function floatBound(value: Value): Value {
  return value === undefined || value === DEFAULT ? value : toFloat(value);
}

/** Puppet compares the bounds of an Integer without a look at what they are: Ruby complains of what has no order. */
function assertComparable(from: Value, to: Value): void {
  const [low, high] = [from, to].map((value) => (value === undefined || value === DEFAULT ? Number.POSITIVE_INFINITY : value));
  if (isNumber(low) && isNumber(high)) return;
  if (isNumber(low) || typeof low === 'string') {
    if (typeof low === typeof high) return;
    throw new PuppetError(`comparison of ${rubyConversionName(low)} with ${comparedName(high)} failed`);
  }
  if (low instanceof PuppetHash) throw new PuppetError(`no implicit conversion of ${rubyConversionName(high)} into Hash`);
  throw new PuppetError(`undefined method \`>' for ${rubyConversionName(low)}`);
}

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Ruby prints numbers here, and of most else the class. */
function comparedName(value: Value): string {
  if (typeof value === 'bigint') return `${value}`;
  return typeof value === 'number' ? formatFloat(value) : rubyConversionName(value);
}

/** A size from one Integer type, a least number, or two bounds. */
export function sizeOf(parameters: Parameters, name: string): PIntegerType {
  const { values } = parameters;
  assertCount(name, values, 1, 2, '1 to 2');
  return values.length === 1 && values[0] instanceof PIntegerType ? values[0] : sizeBounds(parameters, values[0], values[1]);
}

export function sizeBounds(parameters: Parameters, from: Value, to: Value): PIntegerType {
  if (!isRangeParameter(from) || (to !== undefined && !isRangeParameter(to))) throw parameters.fail();
  return integerRange(from, to);
}

/** The size after the types of a collection's elements, if there is one. */
export function sizeFrom(parameters: Parameters, rest: readonly Value[]): PIntegerType | undefined {
  if (rest.length === 0) return undefined;
  return rest[0] instanceof PIntegerType && rest.length === 1 ? rest[0] : sizeBounds(parameters, rest[0], rest[1]);
}
