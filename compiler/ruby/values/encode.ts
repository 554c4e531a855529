import { CatalogResource } from '../../catalog/resource.ts';
import { ResourceReference } from '../../evaluator/references.ts';
import { Scope } from '../../evaluator/scope.ts';
import { countSteps } from '../../limits.ts';
import { LookupContext } from '../../lookup/index.ts';
import { PClassType, PResourceType, PType, rubyClassName } from '../../types/index.ts';
import {
  Binary,
  Default,
  PuppetCallable,
  PuppetHash,
  PuppetIterable,
  PuppetObject,
  PuppetRegexp,
  RubySymbol,
  SemVer,
  SemVerRange,
  Sensitive,
  Timespan,
  Timestamp,
  Uri,
  type Value,
} from '../../values/index.ts';
import { RubyObject } from './block.ts';
import { encodeDataObject } from './data-objects.ts';
import type { Handles } from './handles.ts';
import { NOT_PLAIN, plainData } from './plain.ts';
import { type KnownValues, TemplateVariables } from './variables.ts';

/** What may cross to Ruby: values, and objects that it holds by a handle. */
export type Encodable = Value | Scope | CatalogResource | TemplateVariables;

/** What is known of the machine that the values are for. */
export interface Encoding {
  readonly handles: Handles;
  readonly known: KnownValues;
}

/** Values as the JSON that `Dalang::Codec.decode` reads: scalars as they are, all else as lists that begin with a letter for the kind. */
export function encode(value: Encodable, encoding: Encoding): unknown {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'boolean':
    case 'string':
      return value;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : ['i', String(value)];
    case 'number':
      return ['f', String(value)];
    default:
      countSteps(1);
      return encodeObject(value as object, encoding);
  }
}

function encodeObject(value: object, encoding: Encoding): unknown {
  if (Array.isArray(value)) return plain(value) ?? ['a', ...value.map((item: Value) => encode(item, encoding))];
  if (value instanceof PuppetHash) {
    const known = plain(value);
    if (known !== undefined) return known;
    const parts: unknown[] = ['h'];
    for (const [key, item] of value) parts.push(encode(key, encoding), encode(item, encoding));
    return parts;
  }
  if (value instanceof TemplateVariables) return value.encoded(encoding.known, (one) => encode(one, encoding));
  if (value instanceof PuppetObject) {
    const object = encodeDataObject(value, (one) => encode(one, encoding));
    if (object !== undefined) return object;
  }
  return encodeRich(value, encoding) ?? encodeHeld(value, encoding.handles);
}

function plain(value: object): unknown {
  const data = plainData(value);
  return data === NOT_PLAIN ? undefined : ['j', data];
}

function encodeRich(value: object, encoding: Encoding): unknown {
  if (value instanceof Default) return ['d'];
  if (value instanceof RubyObject) return ['R', value.id];
  if (value instanceof RubySymbol) return ['y', value.name];
  if (value instanceof Sensitive) return ['s', encode(value.unwrap(), encoding)];
  if (value instanceof PuppetRegexp) return ['r', value.source, regexpOptions(value)];
  if (value instanceof SemVer) return ['v', String(value)];
  if (value instanceof SemVerRange) return ['w', String(value)];
  if (value instanceof Timestamp) return ['t', String(value.nanoseconds), String(value)];
  if (value instanceof Timespan) return ['n', String(value.nanoseconds), String(value)];
  if (value instanceof Binary) return ['b', value.toString()];
  if (value instanceof Uri) return ['u', value.toString()];
  return undefined;
}

const IGNORE_CASE = 1;
const EXTENDED = 2;
const MULTILINE = 4;

function regexpOptions({ options }: PuppetRegexp): number {
  return (options.ignoreCase ? IGNORE_CASE : 0) | (options.extended ? EXTENDED : 0) | (options.multiline ? MULTILINE : 0);
}

/** Objects that stay here: kind, handle, and what Ruby may know without asking. */
function encodeHeld(value: object, handles: Handles): unknown {
  const handle = handles.add(value);
  if (value instanceof Scope) return ['o', 'scope', handle, String(value)];
  if (value instanceof CatalogResource) return ['o', 'resource', handle, value.ref, value.type, value.title];
  if (value instanceof ResourceReference)
    return ['o', 'resource', handle, String(value), value.typeName, value.title, value.inspect()];
  if (value instanceof PResourceType)
    return ['o', 'resource_type', handle, String(value), value.typeName ?? null, value.title ?? null];
  if (value instanceof PClassType) return ['o', 'class_type', handle, String(value), value.className ?? null];
  if (value instanceof PType) return ['o', 'type', handle, String(value), rubyClassName(value).split('::').at(-1)];
  if (value instanceof PuppetCallable) {
    const [least, most] = value.type.sizeRange ?? [0n, Number.POSITIVE_INFINITY];
    return ['o', 'lambda', handle, ['a', ...value.parameterNames], Number(least), typeof most === 'bigint' ? Number(most) : -1];
  }
  if (value instanceof PuppetIterable) return ['o', 'iterator', handle, String(value)];
  if (value instanceof LookupContext) {
    const { cacheId, environmentName, moduleName, isExplained } = value;
    return ['o', 'lookup_context', handle, cacheId, environmentName, moduleName ?? null, isExplained];
  }
  return ['o', 'value', handle, String(value)];
}
