/**
 * Makes types from parameters as they come out of type expressions, with Puppet's complaints.
 *
 * Puppet: pops/types/type_factory.rb
 */
import { PuppetError } from '../functions/error.ts';
import { DEFAULT } from '../values/default.ts';
import { PuppetHash } from '../values/hash.ts';
import { PuppetRegexp } from '../values/regexp.ts';
import { SemVerRange } from '../values/semver-range.ts';
import { secondsToNanoseconds } from '../values/time.ts';
import { Timespan } from '../values/timespan.ts';
import { Timestamp } from '../values/timestamp.ts';
import { parseTimestamp } from '../values/timestamp-parse.ts';
import { Uri } from '../values/uri.ts';
import type { Value } from '../values/value.ts';
import { inferGeneric } from './calculator.ts';
import { PCallableType } from './callable-type.ts';
import { PClassType, PResourceType } from './catalog-types.ts';
import { PStructElement, PStructType, PTupleType, structKey } from './collection-types.ts';
import { capitalizeSegments, literalText } from './formatter.ts';
import { PFloatType, PIntegerType } from './numeric-types.ts';
import { PNotUndefType, POptionalType } from './optional-types.ts';
import { PType } from './ptype.ts';
import { rubyClassName, rubyConversionName } from './ruby-class.ts';
import { PRuntimeType, type RuntimeName } from './runtime-type.ts';
import { PUndefType, PUnitType } from './scalar-types.ts';
import { PSemVerType } from './semver-types.ts';
import { PEnumType, PPatternType, PRegexpType, PStringType } from './string-types.ts';
import { timespanFromHash, timestampFromHash } from './time-from-hash.ts';
import { PTimespanType, PTimestampType } from './time-types.ts';
import { assertInstance } from './type-asserter.ts';
import { URI_REGEXP } from './uri-pattern.ts';
import { PURIType, uriParameterType } from './uri-type.ts';
import { PVariantType, uniqueTypes } from './variant-type.ts';

/** A value that may stand for a bound: an Integer or `default`. */
export function isRangeParameter(value: Value): value is bigint | 'default' | typeof DEFAULT {
  return typeof value === 'bigint' || value === 'default' || value === DEFAULT;
}

/** An Integer type; anything but an Integer leaves that end open. */
export function integerRange(from: Value, to: Value): PIntegerType {
  return new PIntegerType(
    typeof from === 'bigint' ? from : Number.NEGATIVE_INFINITY,
    typeof to === 'bigint' ? to : Number.POSITIVE_INFINITY,
  );
}

export function floatRange(from: Value, to: Value): PFloatType {
  const bound = (value: Value, open: number): number =>
    typeof value === 'bigint' || typeof value === 'number' ? Number(value) : open;
  return new PFloatType(bound(from, Number.NEGATIVE_INFINITY), bound(to, Number.POSITIVE_INFINITY));
}

/** A type from a type, from a text (a Ruby class name), or the generalized type of a value. */
export function typeOf(value: Value): PType {
  if (value instanceof PType) return value;
  return typeof value === 'string' ? runtimeOf('ruby', value) : inferGeneric(value);
}

export function optionalOf(value: Value): PType {
  return new POptionalType(typeof value === 'string' ? new PStringType(value) : typeOf(value));
}

export function notUndefOf(value: Value): PType {
  return new PNotUndefType(typeof value === 'string' ? new PStringType(value) : typeOf(value));
}

export function variantOf(types: readonly Value[]): PType {
  return PVariantType.maybeCreate(types.map(typeOf));
}

export function tupleOf(types: readonly Value[], sizeType?: PIntegerType): PTupleType {
  return new PTupleType(types.map(typeOf), sizeType);
}

/** A Struct from a hash of key (text or type of text) to value type. */
export function structOf(hash: ReadonlyMap<Value, Value>): PStructType {
  return new PStructType([...hash].map(([key, value]) => structElement(key, typeOf(value))));
}

function structElement(key: Value, valueType: PType): PStructElement {
  if (typeof key === 'string') {
    if (key === '') throw new PuppetError('Struct element key cannot be an empty String');
    return new PStructElement(structKey(key, valueType.isAssignable(PUndefType.DEFAULT) === true), valueType);
  }
  const keyType = key instanceof PNotUndefType && key.type !== undefined ? key.type : key;
  const text = literalKey(keyType);
  if (!(text instanceof PStringType) || text.value === undefined) {
    throw new PuppetError(`Unable to extract a non-empty literal string from Struct member key type ${keyType as PType}`);
  }
  return new PStructElement(keyType as PType, valueType);
}

function literalKey(key: Value): Value {
  if (key instanceof POptionalType) return key.optionalType;
  if (key instanceof PStringType) return key;
  if (key instanceof PEnumType) return key.values.length === 1 ? new PStringType(key.values[0] as string) : undefined;
  throw new PuppetError(`Illegal Struct member key type. Expected NotUndef, Optional, String, or Enum. Got: ${rubyClassName(key)}`);
}

export function patternOf(patterns: readonly Value[]): PPatternType {
  return new PPatternType(uniqueTypes(patterns.flatMap(regexpTypes)));
}

function regexpTypes(pattern: Value): readonly PRegexpType[] {
  if (typeof pattern === 'string') {
    const type = new PRegexpType(pattern);
    type.regexp.compile();
    return [type];
  }
  if (pattern instanceof PuppetRegexp) return [new PRegexpType(pattern)];
  if (pattern instanceof PRegexpType) return [pattern];
  if (pattern instanceof PPatternType) return pattern.patterns;
  throw new PuppetError(`Only String, Regexp, Pattern-Type, and Regexp-Type are allowed: got '${rubyClassName(pattern)}`);
}

/** A class of a runtime by its name, or by a pattern and a replacement that make it from the name of a type. */
export function runtimeOf(runtime: Value, nameOrPattern: Value): PRuntimeType {
  const name = new PStringType(new PIntegerType(1n));
  const mapping = new PTupleType([PRegexpType.DEFAULT, name]);
  if (typeof runtime !== 'string') assertInstance("Runtime 'runtime'", name, runtime);
  assertInstance("Runtime 'name_or_pattern'", new PVariantType([name, mapping]), nameOrPattern, true);
  return new PRuntimeType(runtime as string, nameOrPattern as RuntimeName | undefined);
}

/** A Regexp type from a regular expression, its text, or nothing. */
export function regexpOf(pattern: Value): PRegexpType {
  if (pattern === undefined || pattern === false) return PRegexpType.DEFAULT;
  if (typeof pattern === 'string' || pattern instanceof PuppetRegexp) return new PRegexpType(pattern);
  if (pattern instanceof PRegexpType) return pattern;
  throw new PuppetError(`no implicit conversion of ${rubyConversionName(pattern)} into String`);
}

/** A Callable from its parameters: types, sizes, a block type, or an array of these and a return type. */
export function callableOf(parameters: readonly Value[]): PCallableType {
  const first = parameters[0];
  if (parameters.length === 2 && Array.isArray(first)) return callable(first, typeOf(parameters[1]));
  return callable(parameters, undefined);
}

function callable(parameters: readonly Value[], returnType: PType | undefined): PCallableType {
  const last = parameters.at(-1);
  const blockType = last instanceof PType && last.isKindOfCallable() ? last : undefined;
  const rest = blockType === undefined ? parameters : parameters.slice(0, -1);
  const [types, sizeType] = splitSize(rest);
  const unit = types.length === 0 && sizeType !== undefined && sizeType.numericTo > 0;
  return new PCallableType(tupleOf(unit ? [PUnitType.DEFAULT] : types, sizeType), blockType, returnType);
}

function splitSize(parameters: readonly Value[]): [readonly Value[], PIntegerType | undefined] {
  const [from, to] = parameters.slice(-2);
  if (parameters.length > 1 && isRangeParameter(from) && isRangeParameter(to))
    return [parameters.slice(0, -2), integerRange(from, to)];
  const last = parameters.at(-1);
  return isRangeParameter(last) ? [parameters.slice(0, -1), integerRange(last, DEFAULT)] : [parameters, undefined];
}

/** A reference to a resource or resource type. */
export function resourceOf(typeName: Value, title?: string): PResourceType {
  if (typeName instanceof PResourceType) return new PResourceType(typeName.typeName, title);
  if (typeName === undefined && title === undefined) return PResourceType.DEFAULT;
  if (typeName === undefined) throw new PuppetError('The type name cannot be nil, if title is given');
  if (typeof typeName !== 'string') throw new PuppetError(`The type name cannot be a ${rubyClassName(typeName)}`);
  const name = capitalizeSegments(typeName);
  if (!/^((::)?[A-Z]\w*)+$/.test(name)) throw new PuppetError(`Illegal type name '${name}'`);
  return new PResourceType(name, title);
}

export function hostClassOf(name: Value): PClassType {
  assertText(name, 'sub');
  return new PClassType(name.replace(/^::/, ''));
}

export function semVerOf(ranges: readonly Value[]): PSemVerType {
  return new PSemVerType(ranges.map(semVerRangeOf));
}

function semVerRangeOf(range: Value): SemVerRange {
  if (range instanceof SemVerRange) return range;
  assertText(range, 'gsub');
  return SemVerRange.parse(range);
}

/** Puppet does not ask whether it got a text here, and dies of the first method that the value has not. */
function assertText(value: Value, method: string): asserts value is string {
  if (typeof value !== 'string')
    throw new PuppetError(`undefined method \`${method}' for ${literalText(value)}:${rubyClassName(value)}`);
}

export function uriOf(parameter: Value): PURIType {
  if (parameter instanceof PuppetHash) assertInstance('URI-Type parameter', uriParameterType(), parameter);
  if (typeof parameter === 'string') {
    assertInstance('URI-Type parameter', new PPatternType([new PRegexpType(URI_REGEXP)]), parameter);
    return new PURIType(Uri.parse(parameter));
  }
  return new PURIType(parameter instanceof PuppetHash || parameter instanceof Uri ? parameter : undefined);
}

export function timespanRange(from: Value, to: Value): PTimespanType {
  return new PTimespanType(timespanBound(from), timespanBound(to));
}

function timespanBound(value: Value): Timespan | undefined {
  if (value === undefined || value === DEFAULT) return undefined;
  if (value instanceof Timespan) return value;
  if (value instanceof PuppetHash) return timespanFromHash(value);
  if (typeof value === 'string') return Timespan.parse(value, undefined);
  if (typeof value === 'bigint' || typeof value === 'number') return Timespan.fromSeconds(value);
  throw new PuppetError(`Unable to create a Puppet::Pops::Time::Timespan from a ${rubyClassName(value)}`);
}

export function timestampRange(from: Value, to: Value): PTimestampType {
  return new PTimestampType(timestampBound(from), timestampBound(to));
}

function timestampBound(value: Value): Timestamp | undefined {
  if (value === undefined || value === DEFAULT) return undefined;
  if (value instanceof Timestamp) return value;
  if (value instanceof PuppetHash) return timestampFromHash(value);
  if (typeof value === 'string') return parseTimestamp(value);
  if (typeof value === 'bigint' || typeof value === 'number') return new Timestamp(secondsToNanoseconds(value));
  throw new PuppetError(`Unable to create a Puppet::Pops::Time::Timestamp from a ${rubyClassName(value)}`);
}
