/**
 * `[]` on types: the evaluated parameters of a type, checked, make a more special type.
 *
 * Puppet: pops/evaluator/access_operator.rb
 */
import type { IssueArgs, IssueName } from '../../parser/diagnostics/issues.ts';
import {
  callableOf,
  floatRange,
  integerRange,
  isRangeParameter,
  notUndefOf,
  objectFromHash,
  optionalOf,
  PArrayType,
  PBooleanType,
  PCallableType,
  PCollectionType,
  PEnumType,
  PFloatType,
  PHashType,
  PInitType,
  PIntegerType,
  PIterableType,
  PIteratorType,
  PNotUndefType,
  PObjectType,
  POptionalType,
  PPatternType,
  PRegexpType,
  PRuntimeType,
  PSemVerType,
  PSensitiveType,
  PStringType,
  PStructType,
  PTimespanType,
  PTimestampType,
  PTupleType,
  PType,
  PTypeSetType,
  PTypeType,
  PURIType,
  PVariantType,
  parameterizeObject,
  patternOf,
  rubyClassLabel,
  rubyClassName,
  runtimeOf,
  semVerOf,
  structOf,
  timespanRange,
  timestampRange,
  tupleOf,
  typeSetFromHash,
  uriOf,
  uriParameterType,
  variantOf,
} from '../types/index.ts';
import { Default, PuppetHash, PuppetRegexp, SemVerRange, type Value } from '../values/index.ts';
import { type Access, flatKeys, keyTypeName, typeSubject } from './access.ts';
import { fail, failWithoutPlace } from './errors.ts';
import { valueLabel } from './value-label.ts';

type Keys = readonly Value[];
type Handler = (type: PType, keys: Keys, access: Access) => PType;
type TypeClass = abstract new (...args: never[]) => PType;

/** The type with parameters; an error for types that take none. */
export function parameterized(type: PType, keys: Keys, access: Access): PType {
  for (const [typeClass, handler] of HANDLERS) if (type instanceof typeClass) return handler(type, keys, access);
  return fail(access.context.source, access.node.leftExpr, 'OPERATOR_NOT_APPLICABLE', {
    operator: '[]',
    leftValue: valueLabel(type),
  });
}

const HANDLERS: readonly (readonly [TypeClass, Handler])[] = [
  [PArrayType, (_, keys, access) => arrayType(flatKeys(keys), access)],
  [PHashType, (_, keys, access) => hashType(flatKeys(keys), access)],
  [PCollectionType, (_, keys, access) => collectionType(flatKeys(keys), access)],
  [PTupleType, (type, keys, access) => tupleType(type, flatKeys(keys), access)],
  [PStructType, structType],
  [PIntegerType, (_, keys, access) => integerType(flatKeys(keys), access)],
  [PFloatType, (_, keys, access) => floatType(flatKeys(keys), access)],
  [PStringType, (_, keys, access) => stringType(flatKeys(keys), access)],
  [PBooleanType, (type, keys, access) => booleanType(type, flatKeys(keys), access)],
  [PEnumType, (type, keys, access) => enumType(type, flatKeys(keys), access)],
  [PPatternType, (type, keys, access) => patternType(type, flatKeys(keys), access)],
  [PRegexpType, (type, keys, access) => regexpType(type, flatKeys(keys), access)],
  [PVariantType, (type, keys, access) => variantType(type, flatKeys(keys), access)],
  [POptionalType, (_, keys, access) => optionalType(flatKeys(keys), access)],
  [PNotUndefType, (_, keys, access) => notUndefType(flatKeys(keys), access)],
  [PSensitiveType, (_, keys, access) => new PSensitiveType(onlyType(flatKeys(keys), 'Sensitive-Type', access))],
  [PTypeType, (_, keys, access) => new PTypeType(onlyType(flatKeys(keys), 'Type-Type', access))],
  [PIterableType, (_, keys, access) => new PIterableType(onlyType(flatKeys(keys), 'Iterable-Type', access))],
  [PIteratorType, (_, keys, access) => new PIteratorType(onlyType(flatKeys(keys), 'Iterator-Type', access))],
  [PInitType, (_, keys, access) => new PInitType(typeAt(keys, 0, 'Init-Type', access), keys.slice(1))],
  [PCallableType, (type, keys, access) => callableType(type, keys, access)],
  [PRuntimeType, (type, keys, access) => runtimeType(type, flatKeys(keys), access)],
  [PSemVerType, (type, keys, access) => semVerType(type, flatKeys(keys), access)],
  [PTimestampType, (type, keys, access) => timeType(type, flatKeys(keys), access, timestampRange)],
  [PTimespanType, (type, keys, access) => timeType(type, flatKeys(keys), access, timespanRange)],
  [PURIType, (_, keys, access) => uriType(flatKeys(keys), access)],
  [PObjectType, (type, keys, access) => objectType(type as PObjectType, flatKeys(keys), access)],
  [PTypeSetType, (_, keys, access) => typeSetType(flatKeys(keys), access)],
];

// --- Checks -----------------------------------------------------------------------------------------------------------

/** Classes of keys with the words that messages use for them. */
const KEY_CLASSES = {
  String: (key: Value) => typeof key === 'string',
  Boolean: (key: Value) => typeof key === 'boolean',
  Hash: (key: Value) => key instanceof PuppetHash,
  Regexp: (key: Value) => key instanceof PuppetRegexp,
  'Any-Type': (key: Value) => key instanceof PType,
  'Pattern-Type': (key: Value) => key instanceof PPatternType,
  'Regexp-Type': (key: Value) => key instanceof PRegexpType,
  VersionRange: (key: Value) => key instanceof SemVerRange,
} as const;
type KeyClass = keyof typeof KEY_CLASSES;

/** Puppet: access_operator.rb#assert_keys */
function assertKeys(
  type: PType,
  keys: Keys,
  min: number,
  max: number,
  classes: readonly (readonly [KeyClass, string])[],
  access: Access,
): void {
  const { node, context } = access;
  if (keys.length < min || keys.length > max) {
    fail(context.source, node, 'BAD_TYPE_SLICE_ARITY', { baseType: typeSubject(type), min: 1, max, actual: keys.length });
  }
  keys.forEach((key, index) => {
    if (classes.some(([name]) => KEY_CLASSES[name](key))) return;
    const expected = classes.map(([, label]) => label).join(' or ');
    failAtKey(index, access, 'BAD_TYPE_SPECIALIZATION', {
      type: valueLabel(type),
      message: `Cannot use ${keyTypeName(key)} where ${expected} is expected`,
    });
  });
}

/** An error at a key. Puppet knows no place for keys that were not written one by one but came in an array. */
function failAtKey<N extends IssueName>(
  index: number,
  { node, context }: Access,
  name: N,
  ...args: IssueArgs<N> extends void ? [] : [IssueArgs<N>]
): never {
  const key = node.keys[index];
  return key ? fail(context.source, key, name, ...args) : failWithoutPlace(name, ...args);
}

function badArity(base: string, min: number, max: number | undefined, actual: number, access: Access): never {
  const counts = max === undefined ? { min, actual } : { min, max, actual };
  return fail(access.context.source, access.node, 'BAD_TYPE_SLICE_ARITY', { baseType: base, ...counts });
}

function typeAt(keys: Keys, index: number, base: string, access: Access): PType {
  const key = keys[index];
  if (key instanceof PType) return key;
  return failAtKey(index, access, 'BAD_TYPE_SLICE_TYPE', { baseType: base, actual: rubyClassName(key) });
}

function onlyType(keys: Keys, base: string, access: Access): PType {
  return keys.length === 1 ? typeAt(keys, 0, base, access) : badArity(base, 1, undefined, keys.length, access);
}

/** One Integer type, or one or two bounds. Puppet: access_operator.rb#collection_size_t */
function sizeType(keys: Keys, start: number, access: Access): PIntegerType {
  const [from, to] = keys;
  if (keys.length === 1 && from instanceof PIntegerType) return from;
  keys.forEach((key, index) => {
    if (typeof key === 'bigint' || key instanceof Default) return;
    failAtKey(start + index, access, 'BAD_COLLECTION_SLICE_TYPE', { actual: rubyClassLabel(key) });
  });
  return integerRange(from, to);
}

// --- Collections ------------------------------------------------------------------------------------------------------

function arrayType(keys: Keys, access: Access): PType {
  const [first] = keys;
  if (keys.length < 1 || keys.length > 3) return badArity('Array-Type', 1, 3, keys.length, access);
  if (first instanceof PType && !(first instanceof PIntegerType && keys.length === 0)) {
    return new PArrayType(first, keys.length > 1 ? sizeType(keys.slice(1), 1, access) : undefined);
  }
  if (keys.length === 2) return new PArrayType(undefined, sizeType(keys, 0, access));
  return new PArrayType(typeAt(keys, 0, 'Array-Type', access));
}

function hashType(keys: Keys, access: Access): PType {
  if (keys.length === 2 && typeof keys[0] === 'bigint' && typeof keys[1] === 'bigint') {
    return new PHashType(undefined, undefined, integerRange(keys[0], keys[1]));
  }
  const types = keys.slice(0, 2).map((_, index) => typeAt(keys, index, 'Hash-Type', access));
  if (keys.length < 2 || keys.length > 4) return badArity('Hash-Type', 2, 4, keys.length, access);
  return new PHashType(types[0], types[1], hashSize(keys, access));
}

function hashSize(keys: Keys, access: Access): PIntegerType | undefined {
  if (keys.length === 2) return undefined;
  const size = keys[2];
  if (keys.length === 4) return sizeType(keys.slice(2), 2, access);
  return size instanceof PIntegerType ? size : integerRange(size, undefined);
}

function collectionType(keys: Keys, access: Access): PType {
  if (keys.length < 1 || keys.length > 2) return badArity('Collection-Type', 1, 2, keys.length, access);
  return new PCollectionType(sizeType(keys, 0, access));
}

function tupleType(type: PType, keys: Keys, access: Access): PType {
  const [from, to] = keys.slice(-2);
  const bounds = keys.length > 1 && isRangeParameter(from) && isRangeParameter(to) ? 2 : isRangeParameter(keys.at(-1)) ? 1 : 0;
  const types = bounds === 0 ? keys : keys.slice(0, -bounds);
  const size = bounds === 0 ? undefined : bounds === 2 ? integerRange(from, to) : integerRange(keys.at(-1), undefined);
  assertKeys(type, types, 1, Number.POSITIVE_INFINITY, [['Any-Type', 'Any-Type']], access);
  return tupleOf(types, size);
}

function structType(type: PType, keys: Keys, access: Access): PType {
  assertKeys(type, keys, 1, 1, [['Hash', 'Hash']], access);
  return structOf(keys[0] as PuppetHash);
}

// --- Scalars ----------------------------------------------------------------------------------------------------------

function integerType(keys: Keys, access: Access): PType {
  const { source } = access.context;
  if (keys.length < 1 || keys.length > 2) fail(source, access.node, 'BAD_INTEGER_SLICE_ARITY', { actual: keys.length });
  keys.forEach((key, index) => {
    if (typeof key === 'bigint' || key instanceof Default) return;
    failAtKey(index, access, 'BAD_INTEGER_SLICE_TYPE', { actual: rubyClassName(key) });
  });
  return integerRange(keys[0], keys[1]);
}

function floatType(keys: Keys, access: Access): PType {
  const { source } = access.context;
  if (keys.length < 1 || keys.length > 2) fail(source, access.node, 'BAD_FLOAT_SLICE_ARITY', { actual: keys.length });
  keys.forEach((key, index) => {
    if (typeof key === 'bigint' || typeof key === 'number' || key instanceof Default) return;
    failAtKey(index, access, 'BAD_FLOAT_SLICE_TYPE', { actual: rubyClassName(key) });
  });
  return floatRange(keys[0], keys[1]);
}

function stringType(keys: Keys, access: Access): PType {
  if (keys.length < 1 || keys.length > 2) {
    fail(access.context.source, access.node, 'BAD_STRING_SLICE_ARITY', { actual: keys.length });
  }
  return new PStringType(sizeType(keys, 0, access));
}

function booleanType(type: PType, keys: Keys, access: Access): PType {
  assertKeys(type, keys, 1, 1, [['Boolean', 'TrueClass or FalseClass']], access);
  return keys[0] === true ? PBooleanType.TRUE : PBooleanType.FALSE;
}

function enumType(type: PType, keys: Keys, access: Access): PType {
  const last = keys.at(-1);
  const values = typeof last === 'boolean' ? keys.slice(0, -1) : keys;
  assertKeys(type, values, 1, Number.POSITIVE_INFINITY, [['String', 'String']], access);
  return new PEnumType(values as readonly string[], last === true);
}

function patternType(type: PType, keys: Keys, access: Access): PType {
  const classes = [
    ['String', 'String'],
    ['Regexp', 'Regexp'],
    ['Pattern-Type', 'Pattern-Type'],
    ['Regexp-Type', 'Regexp-Type'],
  ] as const;
  assertKeys(type, keys, 1, Number.POSITIVE_INFINITY, classes, access);
  return patternOf(keys);
}

function regexpType(type: PType, keys: Keys, access: Access): PType {
  if (keys.length !== 1) {
    const blamed = (keys.length === 0 ? undefined : access.node.keys[1]) ?? access.node;
    fail(access.context.source, blamed, 'BAD_TYPE_SLICE_ARITY', { baseType: typeSubject(type), min: 1, actual: keys.length });
  }
  assertKeys(
    type,
    keys,
    1,
    1,
    [
      ['String', 'String'],
      ['Regexp', 'Regexp'],
    ],
    access,
  );
  return new PRegexpType(keys[0] as string | PuppetRegexp);
}

// --- Types of types ---------------------------------------------------------------------------------------------------

function variantType(type: PType, keys: Keys, access: Access): PType {
  assertKeys(type, keys, 1, Number.POSITIVE_INFINITY, [['Any-Type', 'Any-Type']], access);
  return variantOf(keys);
}

function optionalType(keys: Keys, access: Access): PType {
  if (keys.length !== 1) return badArity('Optional-Type', 1, undefined, keys.length, access);
  return optionalOf(typeof keys[0] === 'string' ? keys[0] : typeAt(keys, 0, 'Optional-Type', access));
}

function notUndefType(keys: Keys, access: Access): PType {
  if (keys.length === 0) return PNotUndefType.DEFAULT;
  if (keys.length > 1) return badArity('NotUndef-Type', 0, 1, keys.length, access);
  const [key] = keys;
  if (typeof key === 'string' || key instanceof PType) return notUndefOf(key);
  return failAtKey(0, access, 'BAD_NOT_UNDEF_SLICE_TYPE', {
    baseType: 'NotUndef-Type',
    actual: rubyClassName(key),
  });
}

function callableType(type: PType, keys: Keys, access: Access): PType {
  if (Array.isArray(keys[0]) && keys.length !== 2) {
    fail(access.context.source, access.node, 'BAD_TYPE_SLICE_ARITY', {
      baseType: typeSubject(type),
      min: 2,
      max: 2,
      actual: keys.length,
    });
  }
  return callableOf(keys);
}

function runtimeType(type: PType, keys: Keys, access: Access): PType {
  assertKeys(
    type,
    keys,
    2,
    2,
    [
      ['String', 'String'],
      ['String', 'String'],
    ],
    access,
  );
  return runtimeOf(keys[0], keys[1]);
}

function semVerType(type: PType, keys: Keys, access: Access): PType {
  const classes = [
    ['String', 'String'],
    ['VersionRange', 'SemanticPuppet::VersionRange'],
  ] as const;
  assertKeys(type, keys, 1, Number.POSITIVE_INFINITY, classes, access);
  return semVerOf(keys);
}

function timeType(type: PType, keys: Keys, access: Access, range: (from: Value, to: Value) => PType): PType {
  if (keys.length > 2) {
    fail(access.context.source, access.node, 'BAD_TYPE_SLICE_ARITY', {
      baseType: typeSubject(type),
      min: 0,
      max: 2,
      actual: keys.length,
    });
  }
  return range(keys[0], keys[1]);
}

function uriType(keys: Keys, access: Access): PType {
  const [key] = keys;
  if (keys.length !== 1) return badArity('URI-Type', 1, undefined, keys.length, access);
  if (!uriParameterType().isInstance(key))
    failAtKey(0, access, 'BAD_TYPE_SLICE_TYPE', { baseType: 'URI-Type', actual: rubyClassName(key) });
  return uriOf(key);
}

function objectType(type: PObjectType, keys: Keys, access: Access): PType {
  if (type.objectName !== undefined) return parameterizeObject(type, keys);
  if (keys.length !== 1) return badArity('Object-Type', 1, undefined, keys.length, access);
  return objectFromHash(keys[0]);
}

function typeSetType(keys: Keys, access: Access): PType {
  if (keys.length !== 1) return badArity('TypeSet-Type', 1, undefined, keys.length, access);
  return typeSetFromHash(keys[0]);
}
