/**
 * How each type takes its parameters: one function a type name.
 *
 * Puppet: pops/types/type_parser.rb#interpret_AccessExpression
 */
import { PuppetError } from '../functions/error.ts';
import { PCollectionType } from './collection-types.ts';
import {
  callableOf,
  hostClassOf,
  notUndefOf,
  optionalOf,
  patternOf,
  regexpOf,
  resourceOf,
  runtimeOf,
  semVerOf,
  timespanRange,
  timestampRange,
  uriOf,
  variantOf,
} from './factory.ts';
import { PInitType } from './init-type.ts';
import { PIterableType, PIteratorType } from './iterable-types.ts';
import { objectFromHash } from './object/definition.ts';
import { assertCount, asType, onlyType, type Parameters } from './parameters/checks.ts';
import { arrayType, hashType, structType, tupleType } from './parameters/collections.ts';
import { floatType, integerType, sizeOf } from './parameters/ranges.ts';
import type { PType } from './ptype.ts';
import { PTypeReferenceType } from './reference-type.ts';
import { PBooleanType } from './scalar-types.ts';
import { PSensitiveType } from './sensitive-type.ts';
import { PEnumType, PStringType } from './string-types.ts';
import { invalidParameters } from './type-errors.ts';
import { typeSetFromHash } from './type-set/definition.ts';
import { PTypeType } from './type-type.ts';

/** Types that take no parameters. */
export const UNPARAMETERIZED: ReadonlySet<string> = new Set([
  'any',
  'data',
  'catalogentry',
  'scalar',
  'scalardata',
  'undef',
  'numeric',
  'default',
  'semverrange',
  'typereference',
  'typealias',
  'binary',
]);

/** By lower-case name. Nothing comes of parameters that Puppet itself makes nothing of. */
export const PARAMETERIZED: Readonly<Record<string, (parameters: Parameters) => PType | undefined>> = {
  array: arrayType,
  hash: hashType,
  collection: (p) => new PCollectionType(sizeOf(p, 'Collection')),
  class: ({ values }) => {
    assertCount('Class', values, 1, 1, 1);
    return hostClassOf(values[0]);
  },
  resource: resourceType,
  regexp: ({ values }) => {
    assertCount('Regexp', values, 1, 1, '1');
    return regexpOf(values[0]);
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
  struct: structType,
  boolean: ({ values }) => {
    assertCount('Boolean', values, 1, 1, '1');
    if (typeof values[0] !== 'boolean') throw new PuppetError('Boolean parameter must be true or false');
    return values[0] ? PBooleanType.TRUE : PBooleanType.FALSE;
  },
  integer: integerType,
  float: floatType,
  object: ({ values }) => {
    assertCount('Object', values, 1, 1, 1);
    return objectFromHash(values[0]);
  },
  typeset: ({ values }) => {
    assertCount('Object', values, 1, 1, 1);
    return typeSetFromHash(values[0]);
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
    return runtimeOf(values[0], values[1]);
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
