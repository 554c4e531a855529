/**
 * Values as JSON data: rich values become hashes with `__ptype`.
 *
 * Puppet: pops/serialization/to_data_converter.rb
 */

import { issue } from '../../../parser/diagnostics/issues.ts';
import { PuppetError } from '../../functions/error.ts';
import { countSteps } from '../../limits.ts';
import { Binary } from '../../values/binary.ts';
import { Default } from '../../values/default.ts';
import { Deferred } from '../../values/deferred.ts';
import { rubyEquals } from '../../values/equality.ts';
import { PuppetHash } from '../../values/hash.ts';
import { ImplementedObject, PuppetObject } from '../../values/puppet-object.ts';
import { PuppetRegexp } from '../../values/regexp.ts';
import { RubySymbol } from '../../values/runtime-value.ts';
import { SemVer } from '../../values/semver.ts';
import { SemVerRange } from '../../values/semver-range.ts';
import { Sensitive } from '../../values/sensitive.ts';
import { Timespan } from '../../values/timespan.ts';
import { Timestamp } from '../../values/timestamp.ts';
import { Uri } from '../../values/uri.ts';
import type { Value } from '../../values/value.ts';
import { ERROR_TYPE } from '../builtin-objects.ts';
import { PStructElement } from '../collection-types.ts';
import { regexpText } from '../formatter.ts';
import { initParameters, readAttribute } from '../object/instances.ts';
import { pcoreTypeName } from '../pcore-types.ts';
import { PType } from '../ptype.ts';
import { rubyClassName } from '../ruby-class.ts';
import { convertToString } from '../string-conversion/convert.ts';
import { PRegexpType } from '../string-types.ts';
import { type PcoreAttribute, type PcoreValue, pcoreAttributes, structElementAttributes } from './pcore-attributes.ts';

/** JSON with Integer and Float kept apart; `stringifyData` prints it. */
export type Data = null | boolean | bigint | number | string | readonly Data[] | { readonly [key: string]: Data };

/** Why a value was not written as it is. */
export interface DataIssue {
  readonly code:
    | 'SERIALIZATION_DEFAULT_CONVERTED_TO_STRING'
    | 'SERIALIZATION_UNKNOWN_CONVERTED_TO_STRING'
    | 'SERIALIZATION_UNKNOWN_KEY_CONVERTED_TO_STRING'
    | 'SERIALIZATION_ENDLESS_RECURSION';
  readonly path: string;
  /** Ruby's class of the value. */
  readonly klass: string;
  readonly value: string;
}

export interface DataOptions {
  /** Write rich values as hashes with `__ptype` (default), or as texts with a warning. */
  readonly richData?: boolean;
  readonly symbolAsString?: boolean;
  /** Whether what occurs twice is a reference the second time (default), or is written again. */
  readonly localReferences?: boolean;
  /** Integers that JavaScript's numbers hold exactly are written as such. */
  readonly plainIntegers?: boolean;
  /** Before the path in warnings: `Class[Foo]`. */
  readonly messagePrefix?: string;
  readonly onIssue?: (issue: DataIssue) => void;
}

/** Data of a value that is the same wherever it stands; undefined for all others. */
export function simpleData(value: Value, plainIntegers: boolean): Exclude<Data, object> | undefined {
  if (typeof value === 'bigint') return plainIntegers ? plainInteger(value) : value;
  if (value === undefined) return null;
  return typeof value === 'object' ? undefined : value;
}

/** The value as data. An object that occurs twice is written once, and then as a reference to its first place. */
export function toRichData(value: Value, options: DataOptions = {}): Data {
  return new DataConverter(options).convert(value);
}

type Path = readonly PcoreValue[];

class DataConverter {
  private readonly options: DataOptions;
  private readonly localReferences: boolean;
  private readonly plainIntegers: boolean;
  private readonly rich: boolean;
  /** What is being written and cannot be referred to. */
  private readonly open = new Set<unknown>();
  /** Where each object was met first. */
  private readonly places = new Map<unknown, Path>();

  constructor(options: DataOptions) {
    this.options = options;
    this.rich = options.richData ?? true;
    this.localReferences = options.localReferences ?? true;
    this.plainIntegers = options.plainIntegers ?? false;
  }

  convert(value: PcoreValue, path: Path = []): Data {
    countSteps(1);
    if (value === undefined) return null;
    if (typeof value === 'bigint') return this.plainIntegers ? plainInteger(value) : value;
    if (typeof value !== 'object') return value;
    if (value instanceof Default) return this.defaultData(path);
    if (value instanceof RubySymbol) return this.symbolData(value, path);
    if (Array.isArray(value)) {
      return this.once(value, path, () =>
        (value as readonly PcoreValue[]).map((item, index) => this.convert(item, [...path, BigInt(index)])),
      );
    }
    if (value instanceof PuppetHash) return this.once(value, path, () => this.hashData(value, path));
    if (value instanceof Sensitive) {
      return this.once(value, path, () => ({ __ptype: 'Sensitive', __pvalue: this.convert(value.unwrap(), path) }));
    }
    return this.rich ? this.richData(value as Value & object, path) : this.unknown(value as Value, path);
  }

  private defaultData(path: Path): Data {
    if (this.rich) return { __ptype: 'Default' };
    this.issue('SERIALIZATION_DEFAULT_CONVERTED_TO_STRING', path, 'Symbol', 'default');
    return 'default';
  }

  private symbolData(value: RubySymbol, path: Path): Data {
    if (this.options.symbolAsString) return value.name;
    return this.rich ? { __ptype: 'Symbol', __pvalue: value.name } : this.unknown(value, path);
  }

  private once(value: unknown, path: Path, make: () => Data): Data {
    if (!this.localReferences) return this.guarded(value, make);
    const first = this.places.get(value);
    const reference = first && jsonPath(first);
    if (reference !== undefined) return { __ptype: 'LocalRef', __pvalue: reference };
    // A place below a key that is no text cannot be referred to.
    if (first !== undefined) return this.guarded(value, make);
    this.places.set(value, path);
    return make();
  }

  /** Puppet: to_data_converter.rb#with_recursive_guard */
  private guarded(value: unknown, make: () => Data): Data {
    if (this.open.has(value)) {
      const typeName = rubyClassName(value as Value);
      this.issue('SERIALIZATION_ENDLESS_RECURSION', [], typeName, '');
      throw new PuppetError(issue('SERIALIZATION_ENDLESS_RECURSION', { typeName }));
    }
    this.open.add(value);
    const data = make();
    this.open.delete(value);
    return data;
  }

  private hashData(hash: PuppetHash, path: Path): Data {
    const plain = [...hash.keys()].every((key) => typeof key === 'string' && key !== '__ptype');
    if (!plain && this.rich) return this.extendedHash(hash, path);
    const result: Record<string, Data> = {};
    for (const [key, value] of hash) {
      const name = this.hashKey(key, path);
      define(result, name, this.convert(value, [...path, name]));
    }
    return result;
  }

  private hashKey(key: Value, path: Path): string {
    if (typeof key === 'string') return key;
    if (key instanceof RubySymbol && this.options.symbolAsString) return key.name;
    const text = plainText(key);
    this.issue('SERIALIZATION_UNKNOWN_KEY_CONVERTED_TO_STRING', path, rubyClassName(key), text);
    return text;
  }

  private extendedHash(hash: PuppetHash, path: Path): Data {
    const items: Data[] = [];
    for (const [key, value] of hash) {
      items.push(this.convert(key, path));
      items.push(this.convert(value, [...path, key]));
    }
    return { __ptype: 'Hash', __pvalue: items };
  }

  private unknown(value: Value, path: Path): Data {
    const text = plainText(value);
    this.issue('SERIALIZATION_UNKNOWN_CONVERTED_TO_STRING', path, rubyClassName(value), text);
    return text;
  }

  private richData(value: (Value & object) | PStructElement, path: Path): Data {
    const scalar = scalarTypeName(value);
    if (scalar !== undefined) return { __ptype: scalar, __pvalue: convertToString(value as Value) };
    if (value instanceof PStructElement) return this.object(value, 'Pcore::StructElement', structElementAttributes(value), path);
    if (value instanceof PRegexpType) value.regexp.compile(); // Puppet makes the regular expression now
    if (value instanceof PType) return this.object(value, pcoreTypeName(value), pcoreAttributes(value), path);
    if (value instanceof Deferred) return this.object(value, 'Deferred', deferredAttributes(value), path);
    if (value instanceof PuppetObject && value.type === ERROR_TYPE) {
      // Puppet's loaders are gone when it writes data: it does not find the type of an Error, prints it, and comes round in circles.
      throw new PuppetError('stack level too deep');
    }
    if (value instanceof ImplementedObject) return this.unknown(value, path);
    if (value instanceof PuppetObject) return this.object(value, value.type.name, objectAttributes(value), path);
    return this.unknown(value as Value, path);
  }

  private object(value: object, typeName: string, attributes: readonly PcoreAttribute[], path: Path): Data {
    return this.once(value, path, () => {
      const result: Record<string, Data> = { __ptype: typeName };
      for (const attribute of attributes) result[attribute.name] = this.convert(attribute.value, [...path, attribute.name]);
      return result;
    });
  }

  private issue(code: DataIssue['code'], path: Path, klass: string, value: string): void {
    const prefix = this.options.messagePrefix ?? '';
    this.options.onIssue?.({ code, path: prefix + (jsonPath(path) ?? '$').slice(1), klass, value });
  }
}

/** Own property even for the name `__proto__`. */
function define(object: Record<string, Data>, name: string, value: Data): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function plainInteger(value: bigint): bigint | number {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** The type's name, of values that are written as text. */
function scalarTypeName(value: unknown): string | undefined {
  if (value instanceof PuppetRegexp) return 'Regexp';
  if (value instanceof SemVer) return 'SemVer';
  if (value instanceof SemVerRange) return 'SemVerRange';
  if (value instanceof Timespan) return 'Timespan';
  if (value instanceof Timestamp) return 'Timestamp';
  if (value instanceof Binary) return 'Binary';
  return value instanceof Uri ? 'URI' : undefined;
}

function deferredAttributes(value: Deferred): readonly PcoreAttribute[] {
  const name = { name: 'name', value: value.name, isDefault: false };
  return value.arguments === undefined ? [name] : [name, { name: 'arguments', value: value.arguments, isDefault: false }];
}

function objectAttributes(object: PuppetObject): readonly PcoreAttribute[] {
  const all = initParameters(object.type).map((attribute) => {
    const value = readAttribute(object, attribute);
    return { name: attribute.name, value, isDefault: attribute.value !== undefined && rubyEquals(attribute.value.value, value) };
  });
  while (all.at(-1)?.isDefault) all.pop();
  return all;
}

function plainText(value: Value): string {
  if (value instanceof PuppetRegexp) return regexpText(value);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? `${value}` : convertToString(value);
}

/** `$['a'][0]`; undefined when a key on the way is neither text nor number. Puppet: pops/serialization/json_path.rb */
function jsonPath(path: Path): string | undefined {
  let text = '$';
  for (const segment of path) {
    if (typeof segment === 'object') return undefined;
    text += `[${segment === undefined ? 'null' : convertToString(segment, '%p')}]`;
  }
  return text;
}
