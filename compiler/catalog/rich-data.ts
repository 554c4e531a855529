/**
 * Values as JSON can hold them: what JSON has no word for becomes a hash with `__ptype` and `__pvalue`.
 *
 * Puppet: pops/serialization/to_data_converter.rb
 */
import { EvaluationError, located } from '../evaluator/errors.ts';
import { ResourceReference } from '../evaluator/references.ts';
import { convertToString, infer, objectInitHash, PStructElement, PType } from '../types/index.ts';
import {
  Binary,
  Default,
  Deferred,
  PuppetHash,
  PuppetObject,
  RubySymbol,
  RuntimeValue,
  Sensitive,
  type Value,
} from '../values/index.ts';
import type { CatalogResource } from './resource.ts';
import { structElementData, type TypeData, type TypePart, typeData } from './type-data.ts';

export interface RichDataLog {
  readonly strict: 'off' | 'warning' | 'error';
  warn(message: string): void;
}

const TYPE_KEY = '__ptype';
const VALUE_KEY = '__pvalue';

/** Parameters of a resource; references are written as `Type[title]`. */
export function parameterData(
  parameters: ReadonlyMap<string, Value>,
  resource: CatalogResource,
  log: RichDataLog,
): Readonly<Record<string, unknown>> {
  const converter = new Converter(resource.ref, log, resource);
  const data: Record<string, unknown> = {};
  for (const [name, value] of parameters) data[name] = converter.convert(withTextReferences(value), [name]);
  return data;
}

/** A value by itself: an object that occurs again is a reference to its first place. */
export function richData(value: Value, subject: string, log: RichDataLog): unknown {
  return new Converter(subject, log, undefined, new Map()).convert(value, []);
}

/** References as their texts, as resources are written. Puppet: resource.rb#value_to_json_data */
function withTextReferences(value: Value): Value {
  if (value instanceof ResourceReference) return value.toString();
  if (Array.isArray(value)) return (value as readonly Value[]).map(withTextReferences);
  if (!(value instanceof PuppetHash)) return value;
  return new PuppetHash([...value].map(([key, item]) => [withTextReferences(key), withTextReferences(item)] as const));
}

type Path = readonly (string | number)[];

class Converter {
  private readonly subject: string;
  private readonly log: RichDataLog;
  private readonly resource: CatalogResource | undefined;
  /** Where objects were first met; undefined when each occurrence is written out. */
  private readonly seen: Map<object, Path> | undefined;

  constructor(subject: string, log: RichDataLog, resource?: CatalogResource, seen?: Map<object, Path>) {
    this.subject = subject;
    this.log = log;
    this.resource = resource;
    this.seen = seen;
  }

  convert(value: Value, path: Path): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'undefined':
        return null;
      case 'bigint':
        return jsonInteger(value);
      case 'number':
        return value;
      default:
        return this.object(value, path);
    }
  }

  private object(value: Exclude<Value, string | boolean | undefined | bigint | number>, path: Path): unknown {
    if (value instanceof Default) return { [TYPE_KEY]: 'Default' };
    if (value instanceof RubySymbol) return value.name;
    if (value instanceof RuntimeValue) return this.unknown(value, path);
    const isCompound = Array.isArray(value) || value instanceof PuppetHash || value instanceof Sensitive || value instanceof PType;
    if (isCompound || value instanceof PuppetObject || value instanceof Deferred) return this.once(value, path);
    return { [TYPE_KEY]: typeName(value), [VALUE_KEY]: value instanceof Binary ? value.toString() : convertToString(value) };
  }

  /** Puppet: to_data_converter.rb#process */
  private once(value: Compound, path: Path): unknown {
    const first = this.seen?.get(value);
    if (first) return { [TYPE_KEY]: 'LocalRef', [VALUE_KEY]: `$${pathText(first)}` };
    this.seen?.set(value, path);
    return this.compound(value, path);
  }

  private compound(value: Compound, path: Path): unknown {
    if (value instanceof PuppetHash) return this.hash(value, path);
    if (value instanceof Sensitive) return { [TYPE_KEY]: 'Sensitive', [VALUE_KEY]: this.convert(value.unwrap(), path) };
    if (value instanceof PType) return this.type(typeData(value), path);
    if (value instanceof PuppetObject || value instanceof Deferred) return this.puppetObject(value, path);
    return value.map((item, index) => this.convert(item, [...path, index]));
  }

  private type({ name, attributes }: TypeData, path: Path): unknown {
    const data: Record<string, unknown> = { [TYPE_KEY]: name };
    for (const [attribute, value] of attributes) data[attribute] = this.typePart(value, [...path, attribute]);
    return data;
  }

  private typePart(value: TypePart, path: Path): unknown {
    if (value instanceof PStructElement) return this.type(structElementData(value), path);
    if (Array.isArray(value) && value.some((item) => item instanceof PStructElement)) {
      return (value as readonly PStructElement[]).map((item, index) => this.typePart(item, [...path, index]));
    }
    return this.convert(value as Value, path);
  }

  private hash(hash: PuppetHash, path: Path): unknown {
    const plain = [...hash.keys()].every((key) => typeof key === 'string' && key !== TYPE_KEY);
    if (!plain) {
      const pairs = [...hash].flatMap(([key, value]) => [this.convert(key, path), this.convert(value, path)]);
      return { [TYPE_KEY]: 'Hash', [VALUE_KEY]: pairs };
    }
    // A key like `__proto__` must be no more than a key.
    const data: Record<string, unknown> = Object.create(null);
    for (const [key, value] of hash) data[key as string] = this.convert(value, [...path, key as string]);
    return data;
  }

  private puppetObject(value: PuppetObject | Deferred, path: Path): unknown {
    const data: Record<string, unknown> = { [TYPE_KEY]: value instanceof Deferred ? 'Deferred' : value.type.name };
    for (const [key, item] of objectInitHash(value)) data[key as string] = this.convert(item, [...path, key as string]);
    return data;
  }

  private unknown(value: RuntimeValue, path: Path): string {
    const text = value.toString();
    const message = `${this.subject}${pathText(path)} contains a ${value.className} value. It will be converted to the String '${text}'`;
    if (this.log.strict === 'error') {
      throw new EvaluationError(
        { code: 'SERIALIZATION_UNKNOWN_CONVERTED_TO_STRING', severity: 'error', message: `Evaluation Error: ${message}` },
        located(`Evaluation Error: ${message}`, this.resource?.file, this.resource?.line),
      );
    }
    this.log.warn(located(message, this.resource?.file, this.resource?.line));
    return text;
  }
}

type Compound = readonly Value[] | PuppetHash | Sensitive | PType | PuppetObject | Deferred;

/** Puppet: pops/serialization/json_path.rb */
function pathText(path: Path): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `[${convertToString(key, '%p')}]`)).join('');
}

function typeName(value: Value): string {
  return infer(value).simpleName;
}

/** JSON numbers of JavaScript are exact up to 2^53; larger ones are kept as they are by the writer. */
function jsonInteger(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}
