/**
 * Fragments that are data: put together as one value and written as YAML or JSON.
 *
 * concat: lib/puppet/type/concat_file.rb#should_content, #nested_merge
 */
import { rubyText } from '../evaluator/ruby-text.ts';
import { COMPACT, jsonText, PRETTY } from '../functions/stdlib/shared/json-text.ts';
import { JsonError, parseJson } from '../lookup/index.ts';
import { convertToString } from '../types/index.ts';
import { eql, PuppetHash, type Value } from '../values/index.ts';
import { toYaml } from '../yaml/emit/emitter.ts';
import { loadPlainYaml, YamlLoadError } from '../yaml/index.ts';
import { NoContent } from './piece.ts';

const FORMATS: ReadonlySet<string> = new Set(['yaml', 'json', 'json-array', 'json-pretty', 'json-array-pretty']);

export function isStructured(format: string): boolean {
  return FORMATS.has(format);
}

/** `force`: of two values of one key the first is kept, where the agent would refuse. Throws NoContent with the agent's words. */
export function mergedText(format: string, texts: readonly string[], force: boolean): string {
  const values = texts.map((text) => (format === 'yaml' ? yamlValue(text) : jsonValue(text)));
  const layout = format.endsWith('pretty') ? PRETTY : COMPACT;
  if (format.startsWith('json-array')) return jsonText(values, layout);
  const merged = values.reduce((memo, value) => merge(memo, value, force), new PuppetHash());
  return format === 'yaml' ? toYaml(merged, (value) => convertToString(value)) : jsonText(merged, layout);
}

function yamlValue(text: string): Value {
  try {
    return loadPlainYaml(text);
  } catch (error) {
    if (!(error instanceof YamlLoadError)) throw error;
    throw new NoContent(error.message);
  }
}

function jsonValue(text: string): Value {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new NoContent(error.message);
  }
}

function merge(first: Value, second: Value, force: boolean): Value {
  if (isNothing(second)) return first;
  if (isNothing(first)) return second;
  if (Array.isArray(first) && Array.isArray(second)) return distinct([...(first as Value[]), ...(second as Value[])]);
  if (first instanceof PuppetHash && second instanceof PuppetHash) return mergedHash(first, second, force);
  throw new NoContent('fragments that are data are all hashes, or all arrays');
}

function mergedHash(first: PuppetHash, second: PuppetHash, force: boolean): PuppetHash {
  const result = new PuppetHash(first);
  for (const [key, value] of second) {
    const known = first.get(key);
    if (!first.has(key)) result.set(key, value);
    else if (isNested(known, value)) result.set(key, merge(known, value, force));
    else if (!eql(known, value) && !force) throw conflict(key, known, value);
  }
  return result;
}

function isNested(first: Value, second: Value): boolean {
  if (Array.isArray(first)) return Array.isArray(second);
  return first instanceof PuppetHash && second instanceof PuppetHash;
}

function conflict(key: Value, first: Value, second: Value): NoContent {
  const values = `'${rubyText(first)}' and ${rubyText(second)}'`;
  return new NoContent(`Duplicate key '${rubyText(key)}' found with values ${values}. Use 'force' attribute to merge keys.`);
}

function isNothing(value: Value): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
  return value instanceof PuppetHash && value.size === 0;
}

function distinct(values: readonly Value[]): readonly Value[] {
  return values.filter((value, index) => values.findIndex((other) => eql(other, value)) === index);
}
