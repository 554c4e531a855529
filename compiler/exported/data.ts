/**
 * Parameters of stored resources: as JSON keeps them, with Integers (`bigint`) and Floats (`number`) apart, and back again.
 *
 * Puppet: pops/serialization/from_data_converter.rb
 */
import { PuppetError } from '../functions/error.ts';
import { countSteps } from '../limits.ts';
import {
  constructFromHash,
  type Data,
  newInstance,
  PObjectType,
  PTypeReferenceType,
  parseType,
  type TypeResolver,
} from '../types/index.ts';
import { DEFAULT, Deferred, PuppetHash, RubySymbol, Sensitive, type Value } from '../values/index.ts';

export type DataRecord = Readonly<Record<string, Data>>;

/** Data from what `JSON.parse` answers, in which 1.0 is an Integer, or from Puppet's values of the kinds that JSON has. */
export function dataOf(value: unknown): Data {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'bigint' || typeof value === 'boolean' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(dataOf);
  if (value instanceof Map) return recordOf([...value].map(([key, item]) => [String(key), exactDataOf(item)] as const));
  return recordOf(Object.entries(value as object).map(([key, item]) => [key, dataOf(item)] as const));
}

/** Data from values that a parser has made which knows Floats: a whole `number` stays one. */
function exactDataOf(value: unknown): Data {
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? value.map(exactDataOf) : dataOf(value);
}

/** An object whose keys may be any text, `__proto__` too. */
export function recordOf(entries: Iterable<readonly [string, Data]>): DataRecord {
  const record: Record<string, Data> = {};
  for (const [name, value] of entries) {
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return record;
}

export function isRecord(data: Data | undefined): data is DataRecord {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** Whether two values are the same JSON; the order of keys does not count. */
export function sameData(left: Data, right: Data): boolean {
  if (left === right) return true;
  if (isNumber(left) && isNumber(right)) return Number(left) === Number(right);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => sameData(item, right[index] as Data));
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameData(left[name] as Data, right[name] as Data))
  );
}

function isNumber(data: Data): data is number | bigint {
  return typeof data === 'number' || typeof data === 'bigint';
}

/** The data as a value, hashes with `__ptype` as the hashes that they are. */
export function plainValue(data: Data | undefined): Value {
  countSteps(1);
  if (data === null || data === undefined) return undefined;
  if (typeof data !== 'object') return data;
  if (Array.isArray(data)) return (data as readonly Data[]).map(plainValue);
  return new PuppetHash(Object.entries(data as DataRecord).map(([name, item]) => [name, plainValue(item)] as const));
}

/** The data as the value that it was written from: `__ptype` names the type of what is no plain data. */
export function richValue(data: Data | undefined, resolver: TypeResolver): Value {
  countSteps(1);
  if (data === null || data === undefined) return undefined;
  if (typeof data !== 'object') return data;
  if (Array.isArray(data)) return (data as readonly Data[]).map((item) => richValue(item, resolver));
  const record = data as DataRecord;
  if (typeof record.__ptype === 'string') return typedValue(record.__ptype, record, resolver);
  return new PuppetHash(Object.entries(record).map(([name, item]) => [name, richValue(item, resolver)] as const));
}

function typedValue(typeName: string, record: DataRecord, resolver: TypeResolver): Value {
  const content = () => richValue(record.__pvalue, resolver);
  switch (typeName) {
    case 'Hash':
      return extendedHash(record.__pvalue, resolver);
    case 'Sensitive':
      return new Sensitive(content());
    case 'Default':
      return DEFAULT;
    case 'Symbol':
      return new RubySymbol(String(record.__pvalue));
    case 'Deferred':
      return new Deferred(
        String(record.name),
        Array.isArray(record.arguments) ? record.arguments.map((item) => richValue(item, resolver)) : undefined,
      );
    default:
      return instanceOf(typeName, record, resolver);
  }
}

function extendedHash(data: Data | undefined, resolver: TypeResolver): PuppetHash {
  const items = Array.isArray(data) ? (data as readonly Data[]).map((item) => richValue(item, resolver)) : [];
  const hash = new PuppetHash();
  for (let at = 0; at < items.length; at += 2) hash.set(items[at], items[at + 1]);
  return hash;
}

function instanceOf(typeName: string, record: DataRecord, resolver: TypeResolver): Value {
  const type = parseType(typeName, resolver);
  if (type instanceof PTypeReferenceType) throw new PuppetError(`No implementation mapping found for Puppet Type ${typeName}`);
  if (typeof record.__pvalue === 'string') return newInstance(type, [record.__pvalue], resolver);
  const attributes = new PuppetHash(
    Object.entries(record)
      .filter(([name]) => name !== '__ptype')
      .map(([name, item]) => [name, richValue(item, resolver)] as const),
  );
  if (type instanceof PObjectType) return constructFromHash(type, attributes);
  throw new PuppetError(`Cannot create a ${typeName} from a Hash`);
}
