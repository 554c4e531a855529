/** Parameters of Array, Hash, Tuple and Struct. */
import { DEFAULT } from '../../values/default.ts';
import { PuppetHash } from '../../values/hash.ts';
import type { Value } from '../../values/value.ts';
import { PArrayType, PHashType } from '../collection-types.ts';
import { integerRange, isRangeParameter, structOf, tupleOf, typeOf } from '../factory.ts';
import type { PIntegerType } from '../numeric-types.ts';
import { PType } from '../ptype.ts';
import { assertCount, asType, type Parameters } from './checks.ts';
import { sizeBounds, sizeFrom } from './ranges.ts';

export function arrayType(parameters: Parameters): PType {
  const { values } = parameters;
  assertCount('Array', values, 1, 3, '1 to 3');
  if (values.length === 2 && !(values[0] instanceof PType)) {
    // Puppet takes the type of `default` for that of the elements.
    return new PArrayType(typeOf(DEFAULT), sizeBounds(parameters, values[0], values[1]));
  }
  return new PArrayType(asType(parameters, values[0]), sizeFrom(parameters, values.slice(1)));
}

export function hashType(parameters: Parameters): PType {
  const { values } = parameters;
  assertCount('Hash', values, 2, 4, '2 to 4');
  if (values.length === 2 && !(values[0] instanceof PType && values[1] instanceof PType)) {
    return new PHashType(typeOf(DEFAULT), typeOf(DEFAULT), sizeBounds(parameters, values[0], values[1]));
  }
  const size = sizeFrom(parameters, values.slice(2));
  return new PHashType(asType(parameters, values[0]), asType(parameters, values[1]), size);
}

export function tupleType(parameters: Parameters): PType {
  const { values } = parameters;
  assertCount('Tuple', values, 1, Number.POSITIVE_INFINITY, '1 or more');
  const [from, to] = values.slice(-2);
  if (values.length > 1 && isRangeParameter(from)) {
    if (!isRangeParameter(to)) throw parameters.fail();
    return tupleOf(values.slice(0, -2), tupleSize(from, to));
  }
  const last = values.at(-1);
  if (isRangeParameter(last)) return tupleOf(values.slice(0, -1), tupleSize(last, undefined));
  return tupleOf(values);
}

function tupleSize(from: Value, to: Value): PIntegerType {
  return integerRange(typeof from === 'bigint' ? from : 0n, to);
}

export function structType(parameters: Parameters): PType {
  const { values } = parameters;
  assertCount('Struct', values, 1, 1, '1');
  if (!(values[0] instanceof PuppetHash)) throw parameters.fail();
  return structOf(values[0]);
}
