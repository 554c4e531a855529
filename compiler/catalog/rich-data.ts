/**
 * Values as JSON can hold them: what JSON has no word for becomes a hash with `__ptype` and `__pvalue`.
 *
 * Puppet: pops/serialization/to_data_converter.rb
 */
import { EvaluationError, located } from '../evaluator/errors.ts';
import { ClassReference, ResourceReference } from '../evaluator/references.ts';
import { convertToString, infer, objectInitHash, PType } from '../types/index.ts';
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

/** A value by itself; repeated objects are not marked. */
export function richData(value: Value, subject: string, log: RichDataLog): unknown {
  return new Converter(subject, log).convert(value, []);
}

/** References as their texts, as resources are written. Puppet: resource.rb#value_to_json_data */
function withTextReferences(value: Value): Value {
  if (value instanceof ResourceReference || value instanceof ClassReference) return value.toString();
  if (Array.isArray(value)) return (value as readonly Value[]).map(withTextReferences);
  if (!(value instanceof PuppetHash)) return value;
  return new PuppetHash([...value].map(([key, item]) => [withTextReferences(key), withTextReferences(item)] as const));
}

type Path = readonly (string | number)[];

class Converter {
  private readonly subject: string;
  private readonly log: RichDataLog;
  private readonly resource: CatalogResource | undefined;

  constructor(subject: string, log: RichDataLog, resource?: CatalogResource) {
    this.subject = subject;
    this.log = log;
    this.resource = resource;
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
    if (Array.isArray(value)) return (value as readonly Value[]).map((item, index) => this.convert(item, [...path, index]));
    if (value instanceof PuppetHash) return this.hash(value, path);
    if (value instanceof Default) return { [TYPE_KEY]: 'Default' };
    if (value instanceof Sensitive) return { [TYPE_KEY]: 'Sensitive', [VALUE_KEY]: this.convert(value.unwrap(), path) };
    if (value instanceof RubySymbol) return value.name;
    if (value instanceof PuppetObject || value instanceof Deferred) return this.puppetObject(value, path);
    if (value instanceof RuntimeValue) return this.unknown(value, path);
    return { [TYPE_KEY]: typeName(value), [VALUE_KEY]: value instanceof Binary ? value.toString() : convertToString(value) };
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
    const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `['${key}']`)).join('');
    const message = `${this.subject}${place} contains a ${value.className} value. It will be converted to the String '${text}'`;
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

function typeName(value: Value): string {
  return value instanceof PType ? infer(value).name : infer(value).simpleName;
}

/** JSON numbers of JavaScript are exact up to 2^53; larger ones are kept as they are by the writer. */
function jsonInteger(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

