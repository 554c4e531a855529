/** A file of JSON or YAML that describes nodes, with errors that say where the text is wrong. */
import { JsonError, type PlacedDocument, parseJson, placedDocument } from '../../compiler/lookup/index.ts';
import { PuppetHash, RubySymbol, type Value } from '../../compiler/values/index.ts';
import { loadYaml, type YamlDocument, YamlLoadError } from '../../compiler/yaml/index.ts';
import { Source } from '../../parser/index.ts';
import { jsonFault } from '../json-fault.ts';
import { readText } from '../source-files.ts';
import { UsageError } from '../usage-error.ts';

/** Names of files that may hold what is known of a node; FacterDB's end in `.facts`. */
export const NODE_FILE = /\.(json|ya?ml|facts)$/;

/** The value of a JSON or YAML file, all keys as text. YAML is what neither is named nor looks like JSON. */
export function readDocument(path: string): Value {
  const text = readText(path);
  return withTextKeys(isJson(path, text) ? jsonValue(path, text) : yamlValue(path, text));
}

/** The places in such a file; undefined where none can be told. */
export function placesIn(path: string): PlacedDocument | undefined {
  return placedDocument(withoutPuppetsClasses(readText(path)), path);
}

function isJson(path: string, text: string): boolean {
  if (path.endsWith('.json')) return true;
  return !/\.ya?ml$/.test(path) && /^\s*[[{]/.test(text);
}

function jsonValue(path: string, text: string): Value {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw jsonError(path, text, HINT) ?? new UsageError(`${path} is no JSON: ${error.message}`, HINT);
  }
}

/** Where a text stops being JSON, and why: Ruby's own message quotes the rest of the file. Undefined when it is JSON. */
export function jsonError(path: string, text: string, hint: string): UsageError | undefined {
  const fault = jsonFault(text);
  return fault && new UsageError(`${placed(path, text, fault.offset)} is no JSON: ${fault.reason}`, hint);
}

const HINT = 'the file is broken off or was edited by hand; make it anew, or mend it there';

function yamlValue(path: string, text: string): Value {
  return parsedYaml(withoutPuppetsClasses(text), path, HINT).value;
}

/** A text as YAML; what is wrong with it is a UsageError that says where. */
export function parsedYaml(text: string, path: string, hint: string): YamlDocument {
  try {
    return loadYaml(text, path);
  } catch (error) {
    if (!(error instanceof YamlLoadError)) throw error;
    const reason = error.message.replace(`(${path}): `, '').replace(/ at line \d+ column \d+$/, '');
    const place = error.offset === undefined ? path : placed(path, text, error.offset);
    throw new UsageError(`${place} is no YAML: ${reason}`, hint);
  }
}

/**
 * Puppet's caches name the class of what they hold, and Psych may write times without quotes; both are more than YAML data may hold.
 * Lines stay where they are.
 */
function withoutPuppetsClasses(text: string): string {
  if (!/^---[ \t]+!ruby\/object:Puppet::Node(::Facts)?[ \t]*$/m.test(text)) return text;
  return text
    .replaceAll(/!ruby\/object:Puppet::Node(::Facts)?[ \t]*$/gm, '')
    .replaceAll(/^([ \t]*:?(?:timestamp|expiration|time):[ \t]+)(\d{4}-\d\d-\d\d[^"'\n]*)$/gm, '$1"$2"');
}

function placed(path: string, text: string, offset: number): string {
  const { line, pos } = new Source(text, path).place(offset);
  return `${path}:${line}:${pos}`;
}

/** The same with texts for keys. What stands in several places by aliases stays one: copied, a few lines could become any number of values. */
function withTextKeys(value: Value, done = new Map<Value, Value>()): Value {
  if (!Array.isArray(value) && !(value instanceof PuppetHash)) return value;
  const known = done.get(value);
  if (known !== undefined) return known;
  const result = Array.isArray(value)
    ? (value as readonly Value[]).map((one) => withTextKeys(one, done))
    : new PuppetHash([...value].map(([key, one]) => [textOf(key), withTextKeys(one, done)] as const));
  done.set(value, result);
  return result;
}

function textOf(key: Value): string {
  return key instanceof RubySymbol ? key.name : String(key);
}
