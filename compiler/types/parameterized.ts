/**
 * How each type takes its parameters: one function a type name.
 *
 * Puppet: pops/types/type_parser.rb#interpret_AccessExpression
 */
import { PuppetError } from '../functions/error.ts';
import { DEFAULT } from '../values/default.ts';
import { PuppetHash } from '../values/hash.ts';
import { PuppetRegexp } from '../values/regexp.ts';
import type { Value } from '../values/value.ts';
import { PArrayType, PCollectionType, PHashType } from './collection-types.ts';
import {
  callableOf,
  floatRange,
  hostClassOf,
  integerRange,
  isRangeParameter,
  notUndefOf,
  optionalOf,
  patternOf,
  resourceOf,
  semVerOf,
  structOf,
  timespanRange,
  timestampRange,
  tupleOf,
  typeOf,
  uriOf,
  variantOf,
} from './factory.ts';
import { PInitType } from './init-type.ts';
import { PIterableType, PIteratorType } from './iterable-types.ts';
import { PIntegerType } from './numeric-types.ts';
import { objectFromHash } from './object-from-hash.ts';
import { PType } from './ptype.ts';
import { PTypeReferenceType } from './reference-type.ts';
import { PRuntimeType, type RuntimeName } from './runtime-type.ts';
import { PBooleanType } from './scalar-types.ts';
import { PSensitiveType } from './sensitive-type.ts';
import { PEnumType, PRegexpType, PStringType } from './string-types.ts';
import { invalidParameters } from './type-errors.ts';
import { PTypeSetType } from './type-set-type.ts';
import { PTypeType } from './type-type.ts';

/** Parameters between brackets, and the error for an expression that is no type. */
export interface Parameters {
  readonly values: readonly Value[];
  readonly fail: () => PuppetError;
}

/** Types that take no parameters. */
export const UNPARAMETERIZED: ReadonlySet<string> = new Set([
  'any',
  'data',
  'catalogentry',
  'scalar',
  'undef',
  'numeric',
  'default',
  'semverrange',
]);

/** By lower-case name. */
export const PARAMETERIZED: Readonly<Record<string, (parameters: Parameters) => PType>> = {
  array: arrayType,
  hash: hashType,
  collection: (p) => new PCollectionType(sizeOf(p, 'Collection')),
  class: ({ values }) => {
    assertCount('Class', values, 1, 1, 1);
    return hostClassOf(values[0] as string);
  },
  resource: resourceType,
  regexp: ({ values }) => {
    assertCount('Regexp', values, 1, 1, '1');
    return new PRegexpType(values[0] as PuppetRegexp | string);
  },
  enum: enumType,
  pattern: ({ values }) => {
    assertCount('Pattern', values, 1, Number.POSITIVE_INFINITY, '1 or more');
    return patternOf(values);
  },
  uri: ({ values }) => {
    assertCount('URI', values, 1, 1, '1');
    return uriOf(values[0]);
  },
  variant: (p) => {
    assertCount('Variant', p.values, 1, Number.POSITIVE_INFINITY, '1 or more');
    return variantOf(p.values.map((value) => asType(p, value)));
  },
  tuple: tupleType,
  callable: ({ values }) => {
    if (values.length > 1 && Array.isArray(values[0]) && values.length !== 2) {
      throw invalidParameters('callable', '2 when first parameter is an array', values.length);
    }
    return callableOf(values);
  },
  struct: (p) => {
    assertCount('Struct', p.values, 1, 1, '1');
    if (!(p.values[0] instanceof PuppetHash)) throw p.fail();
    return structOf(p.values[0]);
  },
  boolean: ({ values }) => {
    assertCount('Boolean', values, 1, 1, '1');
    if (typeof values[0] !== 'boolean') throw new PuppetError('Boolean parameter must be true or false');
    return values[0] ? PBooleanType.TRUE : PBooleanType.FALSE;
  },
  integer: (p) => {
    assertCount('Integer', p.values, 1, 2, '1 or 2');
    if (p.values.length === 1 && !isNumberOrDefault(p.values[0], false)) throw p.fail();
    return integerRange(p.values[0], p.values[1]);
  },
  float: (p) => {
    assertCount('Float', p.values, 1, 2, '1 or 2');
    if (p.values.length === 1 && !isNumberOrDefault(p.values[0], true)) throw p.fail();
    return floatRange(p.values[0], p.values[1]);
  },
  object: ({ values }) => {
    assertCount('Object', values, 1, 1, 1);
    return objectFromHash(values[0] as PuppetHash);
  },
  typeset: ({ values }) => {
    assertCount('Object', values, 1, 1, 1);
    return typeSetFromHash(values[0] as PuppetHash);
  },
  init: (p) => new PInitType(asType(p, p.values[0]), p.values.slice(1)),
  iterable: (p) => new PIterableType(onlyType(p, 'Iterable', 1)),
  iterator: (p) => new PIteratorType(onlyType(p, 'Iterator', 1)),
  string: (p) => new PStringType(sizeOf(p, 'String')),
  sensitive: (p) => new PSensitiveType(onlyType(p, 'Sensitive', '0 to 1')),
  optional: (p) => {
    assertCount('Optional', p.values, 1, 1, 1);
    return optionalOf(typeof p.values[0] === 'string' ? p.values[0] : asType(p, p.values[0]));
  },
  notundef: (p) => {
    assertCount('NotUndef', p.values, 1, 1, '0 to 1');
    return notUndefOf(typeof p.values[0] === 'string' ? p.values[0] : asType(p, p.values[0]));
  },
  type: (p) => new PTypeType(onlyType(p, 'Type', 1)),
  runtime: ({ values }) => {
    assertCount('Runtime', values, 2, 2, '2');
    return new PRuntimeType(values[0] as string, runtimeName(values[1]));
  },
  timespan: ({ values }) => {
    assertCount('Timespan', values, 0, 2, '0 to 2');
    return timespanRange(values[0], values[1]);
  },
  timestamp: ({ values }) => {
    assertCount('Timestamp', values, 0, 2, '0 to 2');
    return timestampRange(values[0], values[1]);
  },
  semver: ({ values }) => {
    assertCount('SemVer', values, 1, Number.POSITIVE_INFINITY, '1 or more');
    return semVerOf(values);
  },
};

function assertCount(type: string, values: readonly Value[], min: number, max: number, required: string | number): void {
  if (values.length < min || values.length > max) throw invalidParameters(type, required, values.length);
}

function isNumberOrDefault(value: Value, float: boolean): boolean {
  return typeof value === 'bigint' || value === DEFAULT || (float && typeof value === 'number');
}

function asType(parameters: Parameters, value: Value): PType {
  if (!(value instanceof PType)) throw parameters.fail();
  return value;
}

function onlyType(parameters: Parameters, name: string, required: string | number): PType {
  assertCount(name, parameters.values, 1, 1, required);
  return asType(parameters, parameters.values[0]);
}

/** A size from one Integer type, a least number, or two bounds. */
function sizeOf(parameters: Parameters, name: string): PIntegerType {
  const { values } = parameters;
  assertCount(name, values, 1, 2, '1 to 2');
  return values.length === 1 && values[0] instanceof PIntegerType ? values[0] : sizeBounds(parameters, values[0], values[1]);
}

function sizeBounds(parameters: Parameters, from: Value, to: Value): PIntegerType {
  if (!isRangeParameter(from) || (to !== undefined && !isRangeParameter(to))) throw parameters.fail();
  return integerRange(from, to);
}

function sizeFrom(parameters: Parameters, rest: readonly Value[]): PIntegerType | undefined {
  if (rest.length === 0) return undefined;
  return rest[0] instanceof PIntegerType && rest.length === 1 ? rest[0] : sizeBounds(parameters, rest[0], rest[1]);
}

function arrayType(parameters: Parameters): PType {
  const { values } = parameters;
  assertCount('Array', values, 1, 3, '1 to 3');
  if (values.length === 2 && !(values[0] instanceof PType)) {
    return new PArrayType(undefined, sizeBounds(parameters, values[0], values[1]));
  }
  return new PArrayType(asType(parameters, values[0]), sizeFrom(parameters, values.slice(1)));
}

function hashType(parameters: Parameters): PType {
  const { values } = parameters;
  assertCount('Hash', values, 2, 4, '2 to 4');
  if (values.length === 2 && !(values[0] instanceof PType && values[1] instanceof PType)) {
    return new PHashType(typeOf(DEFAULT), typeOf(DEFAULT), sizeBounds(parameters, values[0], values[1]));
  }
  const size = sizeFrom(parameters, values.slice(2));
  return new PHashType(asType(parameters, values[0]), asType(parameters, values[1]), size);
}

function resourceType({ values }: Parameters): PType {
  const [type, title] = values;
  assertCount('Resource', values, 1, 2, '1 or 2');
  const name = type instanceof PTypeReferenceType ? type.typeString : type;
  return resourceOf(name, title as string | undefined);
}

function enumType({ values }: Parameters): PType {
  const last = values.at(-1);
  const names = typeof last === 'boolean' ? values.slice(0, -1) : values;
  assertCount('Enum', names, 1, Number.POSITIVE_INFINITY, '1 or more');
  if (!names.every((name): name is string => typeof name === 'string')) {
    throw new PuppetError('Enum parameters must be identifiers or strings');
  }
  return new PEnumType(names, last === true);
}

function tupleType(parameters: Parameters): PType {
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

function runtimeName(value: Value): RuntimeName {
  if (Array.isArray(value) && value[0] instanceof PuppetRegexp) return [value[0], value[1] as string];
  return value as string;
}

function typeSetFromHash(hash: PuppetHash): PTypeSetType {
  const types = hash.get('types');
  return new PTypeSetType({
    name: hash.get('name') as string,
    version: `${hash.get('version')}`,
    pcoreVersion: `${hash.get('pcore_version')}`,
    types: new Map(types instanceof PuppetHash ? ([...types] as [string, PType][]) : []),
  });
}
