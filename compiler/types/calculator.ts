/**
 * The type of a value, and the type that two types have in common.
 *
 * Puppet: pops/types/type_calculator.rb
 */
import { countSteps } from '../limits.ts';
import { Binary } from '../values/binary.ts';
import { PuppetCallable } from '../values/callable.ts';
import { Default } from '../values/default.ts';
import { Deferred } from '../values/deferred.ts';
import { PuppetHash } from '../values/hash.ts';
import { PuppetIterable } from '../values/iterable.ts';
import { PuppetObject } from '../values/puppet-object.ts';
import { PuppetRegexp } from '../values/regexp.ts';
import { RuntimeValue } from '../values/runtime-value.ts';
import { SemVer } from '../values/semver.ts';
import { SemVerRange } from '../values/semver-range.ts';
import { Sensitive } from '../values/sensitive.ts';
import { Timespan } from '../values/timespan.ts';
import { Timestamp } from '../values/timestamp.ts';
import { Uri } from '../values/uri.ts';
import type { Value } from '../values/value.ts';
import { PBinaryType } from './binary-type.ts';
import { data, richData } from './builtin-aliases.ts';
import { DEFERRED_TYPE } from './builtin-objects.ts';
import { PCallableType } from './callable-type.ts';
import { PClassType, PResourceType } from './catalog-types.ts';
import { PArrayType, PHashType, PStructElement, PStructType, PTupleType } from './collection-types.ts';
import { PIteratorType } from './iterable-types.ts';
import { exactSize, highest, lowest, PFloatType, PIntegerType, PNumericType } from './numeric-types.ts';
import { parameterizedBy } from './object/extension.ts';
import { type Fits, PType } from './ptype.ts';
import { PRuntimeType } from './runtime-type.ts';
import { PAnyType, PBooleanType, PDefaultType, PScalarDataType, PScalarType, PUndefType, PUnitType } from './scalar-types.ts';
import { PSemVerRangeType, PSemVerType } from './semver-types.ts';
import { PSensitiveType } from './sensitive-type.ts';
import { PEnumType, PPatternType, PRegexpType, PStringType } from './string-types.ts';
import { PTimespanType, PTimestampType } from './time-types.ts';
import { PTypeType } from './type-type.ts';
import { PURIType } from './uri-type.ts';
import { PVariantType, uniqueTypes } from './variant-type.ts';

/** The narrowest type of one value; elements of a collection are reduced to their common type. */
export function infer(value: Value): PType {
  switch (typeof value) {
    case 'string':
      return new PStringType(value);
    case 'bigint':
      return new PIntegerType(value, value);
    case 'number':
      return new PFloatType(value, value);
    case 'boolean':
      return value ? PBooleanType.TRUE : PBooleanType.FALSE;
    case 'undefined':
      return PUndefType.DEFAULT;
    default:
      if (Array.isArray(value)) return inferArray(value);
      return value instanceof PuppetHash ? inferHash(value) : inferObject(value as Exclude<typeof value, readonly Value[]>);
  }
}

function inferArray(values: readonly Value[]): PType {
  if (values.length === 0) return PArrayType.EMPTY;
  countSteps(values.length);
  return new PArrayType(commonTypeOf(values.map(infer)), exactSize(values.length));
}

function inferHash(hash: PuppetHash): PType {
  if (hash.size === 0) return PHashType.EMPTY;
  countSteps(hash.size);
  const keys = commonTypeOf([...hash.keys()].map(infer));
  return new PHashType(keys, commonTypeOf([...hash.values()].map(infer)), exactSize(hash.size));
}

function inferObject(value: Exclude<Value & object, readonly Value[] | PuppetHash>): PType {
  if (value instanceof PType) return new PTypeType(value);
  if (value instanceof PuppetRegexp) return new PRegexpType(value);
  if (value instanceof Default) return PDefaultType.DEFAULT;
  if (value instanceof Sensitive) return new PSensitiveType(infer(value.unwrap()));
  if (value instanceof Timespan) return new PTimespanType(value, value);
  if (value instanceof Timestamp) return new PTimestampType(value, value);
  if (value instanceof SemVer) return PSemVerType.DEFAULT;
  if (value instanceof SemVerRange) return PSemVerRangeType.DEFAULT;
  if (value instanceof Binary) return PBinaryType.DEFAULT;
  if (value instanceof Uri) return new PURIType(value);
  if (value instanceof PuppetIterable) return inferIterable(value);
  if (value instanceof PuppetCallable) return value.type;
  if (value instanceof Deferred) return DEFERRED_TYPE;
  if (value instanceof PuppetObject) return inferPuppetObject(value);
  if (value instanceof RuntimeValue) return new PRuntimeType('ruby', value.className);
  throw new Error('a value of no known kind');
}

function inferIterable(value: PuppetIterable): PType {
  return value.runtimeClass === undefined ? new PIteratorType(value.elementType) : new PRuntimeType('ruby', value.runtimeClass);
}

function inferPuppetObject(object: PuppetObject): PType {
  return object.type.isParameterized ? parameterizedBy(object) : object.type;
}

/** The most exact type of a value: arrays are tuples, hashes with text keys structs. */
export function inferSet(value: Value): PType {
  if (Array.isArray(value)) {
    countSteps(value.length + 1);
    return value.length === 0 ? PArrayType.EMPTY : new PTupleType(value.map((item: Value) => inferSet(item)));
  }
  if (value instanceof PuppetHash) return inferSetHash(value);
  if (value instanceof SemVer) return new PSemVerType([SemVerRange.between(value, value, false)]);
  return infer(value);
}

function inferSetHash(hash: PuppetHash): PType {
  if (hash.size === 0) return PHashType.EMPTY;
  countSteps(hash.size);
  const keys = [...hash.keys()];
  if (keys.every((key): key is string => typeof key === 'string' && key !== '')) {
    return new PStructType(keys.map((key) => new PStructElement(new PStringType(key), inferSet(hash.get(key)))));
  }
  const keyType = PVariantType.maybeCreate(keys.map(inferSet));
  return new PHashType(keyType, PVariantType.maybeCreate([...hash.values()].map(inferSet)), exactSize(hash.size));
}

/** The type that covers all the given ones. */
export function commonTypeOf(types: readonly PType[]): PType {
  return (
    types.reduce<PType | undefined>((memo, type) => (memo === undefined ? type : commonType(memo, type)), undefined) ??
    PUndefType.DEFAULT
  );
}

/** The narrowest type that Puppet finds for both. */
export function commonType(a: PType, b: PType): PType {
  if (a instanceof PUndefType) return b;
  if (b instanceof PUndefType) return a;
  if (a instanceof PUnitType) return b;
  if (b instanceof PUnitType) return a;
  if (a.isAssignable(b)) return a;
  if (b.isAssignable(a)) return b;
  return commonOfSameClass(a, b) ?? commonString(a, b) ?? commonFamily(a, b) ?? PAnyType.DEFAULT;
}

function commonOfSameClass(a: PType, b: PType): PType | undefined {
  if (a instanceof PArrayType && b instanceof PArrayType) return new PArrayType(commonType(a.elementType, b.elementType));
  if (a instanceof PHashType && b instanceof PHashType) {
    return new PHashType(commonType(a.keyType, b.keyType), commonType(a.valueType, b.valueType));
  }
  if (a instanceof PClassType && b instanceof PClassType) return PClassType.DEFAULT;
  if (a instanceof PResourceType && b instanceof PResourceType) {
    return a.typeName === b.typeName ? new PResourceType(a.typeName) : PResourceType.DEFAULT;
  }
  if (a instanceof PIntegerType && b instanceof PIntegerType) {
    return new PIntegerType(lowest(a.numericFrom, b.numericFrom), highest(a.numericTo, b.numericTo));
  }
  if (a instanceof PFloatType && b instanceof PFloatType) {
    return new PFloatType(lowest(a.numericFrom, b.numericFrom), highest(a.numericTo, b.numericTo));
  }
  return undefined;
}

function commonString(a: PType, b: PType): PType | undefined {
  if (a instanceof PStringType && b instanceof PStringType) return commonOfStrings(a, b);
  if (a instanceof PStringType && b instanceof PEnumType) {
    return a.value === undefined ? PEnumType.DEFAULT : new PEnumType([...b.values, a.value]);
  }
  if (a instanceof PPatternType && b instanceof PPatternType) return new PPatternType(uniqueTypes([...a.patterns, ...b.patterns]));
  if (a instanceof PEnumType && b instanceof PEnumType) return new PEnumType([...a.values, ...b.values]);
  if (a instanceof PEnumType && b instanceof PStringType) {
    return b.value === undefined ? PEnumType.DEFAULT : new PEnumType([...a.values, b.value]);
  }
  return undefined;
}

function commonOfStrings(a: PStringType, b: PStringType): PType {
  if (a.sizeType !== undefined && b.sizeType !== undefined)
    return new PStringType(commonType(a.sizeType, b.sizeType) as PIntegerType);
  return a.value === undefined || b.value === undefined ? PStringType.DEFAULT : new PEnumType([a.value, b.value]);
}

/** Up to so many elements, Ruby's `|` of arrays asks `eql?` rather than for the hash, which differs for times. */
const SMALL_ARRAY = 16;

/** Ruby's `a | b`. */
function union(a: readonly PType[], b: readonly PType[]): readonly PType[] {
  const all = [...a, ...b];
  return all.length > SMALL_ARRAY ? all : all.filter((type, index) => all.findIndex((other) => other.eql(type)) === index);
}

function commonFamily(a: PType, b: PType): PType | undefined {
  if (a instanceof PVariantType && b instanceof PVariantType) return PVariantType.maybeCreate(union(a.types, b.types));
  if (a instanceof PRegexpType && b instanceof PRegexpType) return PRegexpType.DEFAULT;
  if (a instanceof PCallableType && b instanceof PCallableType) return PCallableType.DEFAULT;
  const both = (type: PType): Fits => type.isAssignable(a) && type.isAssignable(b);
  for (const family of [PNumericType.DEFAULT, PScalarDataType.DEFAULT, PScalarType.DEFAULT, data()])
    if (both(family)) return family;
  if (a instanceof PTypeType && b instanceof PTypeType) {
    return a.type === undefined || b.type === undefined ? PTypeType.DEFAULT : new PTypeType(commonType(a.type, b.type));
  }
  return both(richData()) ? richData() : undefined;
}

/** The generalized type of a value. */
export function inferGeneric(value: Value): PType {
  return infer(value).generalize();
}

/** The language's `==` of types: structurally equal, or each assignable to the other. Puppet: type_calculator.rb#equals */
export function typesEqual(a: PType, b: PType): Fits {
  return a.eql(b) || (b.isAssignable(a) && a.isAssignable(b));
}
