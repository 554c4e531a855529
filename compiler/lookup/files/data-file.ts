/**
 * A file of data, read once for an environment and shared by all its nodes.
 *
 * Puppet: functions/yaml_data.rb, functions/json_data.rb, pops/lookup/context.rb#cached_file_data
 */

import { PuppetError } from '../../functions/error.ts';
import { parseHocon } from '../../functions/stdlib/shared/hocon/parse-hocon.ts';
import { countSteps } from '../../limits.ts';
import { DEFAULT, PuppetHash, RubySymbol, type Value } from '../../values/index.ts';
import { loadYaml, type YamlDocument, YamlLoadError } from '../../yaml/index.ts';
import { LookupError } from '../errors.ts';
import { deepCopy } from '../merge/deep-merge.ts';
import { JsonError, parseJson } from './json.ts';

export interface DataFile {
  readonly path: string;
  /** As Puppet's function returns it. A JSON file may hold something else than a hash. */
  readonly value: Value;
  /** What is written to the log when a compilation first reads the file. */
  readonly warning: string | undefined;
  /** Root keys whose values may be no data: they hold a symbol, or a hash with a key that is neither text nor number. */
  readonly doubtful: ReadonlySet<Value>;
  /** For places; absent for JSON. */
  readonly document: YamlDocument | undefined;
}

/** `strictIsError`: with `strict` = error, a file without a hash is an error, unless it is empty. */
export function readYamlData(path: string, text: string, strictIsError: boolean): DataFile {
  const document = loadDocument(path, text);
  if (document.value instanceof PuppetHash) {
    const doubtful = new Set<Value>();
    const value = withoutSymbols(document.value, doubtful);
    return { path, value, warning: undefined, doubtful, document };
  }
  const warning = `${path}: file does not contain a valid yaml hash`;
  if (strictIsError && document.value !== undefined && document.value !== false) throw new LookupError(warning);
  return { path, value: new PuppetHash(), warning, doubtful: new Set(), document };
}

function loadDocument(path: string, text: string): YamlDocument {
  try {
    return loadYaml(text, path);
  } catch (error) {
    throw error instanceof YamlLoadError ? new LookupError(`Unable to parse ${error.message}`) : error;
  }
}

export function readJsonData(path: string, text: string): DataFile {
  try {
    return { path, value: parseJson(text), warning: undefined, doubtful: new Set(), document: undefined };
  } catch (error) {
    throw error instanceof JsonError ? new LookupError(`Unable to parse (${path}): ${error.message}`) : error;
  }
}

export function readHoconData(path: string, text: string): DataFile {
  try {
    return { path, value: parseHocon(text), warning: undefined, doubtful: new Set(), document: undefined };
  } catch (error) {
    throw error instanceof PuppetError ? new LookupError(`Unable to parse (${path}): ${error.message}`) : error;
  }
}

/** Root keys are noted where a value holds a symbol. Symbols as keys become strings; the same hash when it holds none. */
function withoutSymbols(hash: PuppetHash, doubtful: Set<Value>): PuppetHash {
  let changed = false;
  const entries: [Value, Value][] = [];
  const seen = new Set<object>();
  for (const [key, value] of hash) {
    const name = key instanceof RubySymbol ? key.name : key;
    const converted = unshared(symbolKeysToStrings(value), seen);
    if (isDoubtful(converted)) doubtful.add(name);
    changed ||= name !== key || converted !== value;
    entries.push([name, converted]);
  }
  return changed ? new PuppetHash(entries) : hash;
}

/**
 * The same value, or a copy where an array or hash is in it several times, or was seen in another value: Puppet copies all data, and what
 * is one shows in catalogs.
 */
function unshared(value: Value, seen: Set<object>): Value {
  return isShared(value, seen) ? deepCopy(value) : value;
}

function isShared(value: Value, seen: Set<object>): boolean {
  if (!(value instanceof PuppetHash || Array.isArray(value))) return false;
  if (seen.has(value)) return true;
  seen.add(value);
  for (const one of value.values()) if (isShared(one, seen)) return true;
  return false;
}

/**
 * Keys that are symbols as strings, at all depths; the same value when it has none. Values that are symbols stay.
 *
 * Puppet: pops/lookup/hiera_config.rb#symkeys_to_string
 */
export function symbolKeysToStrings(value: Value): Value {
  countSteps(1);
  if (value instanceof RubySymbol) return value.name === 'default' ? DEFAULT : value.name === 'undef' ? undefined : value;
  if (value instanceof PuppetHash) {
    let changed = false;
    const entries: [Value, Value][] = [];
    for (const [key, one] of value) {
      const name = key instanceof RubySymbol ? key.name : key;
      const converted = symbolKeysToStrings(one);
      changed ||= name !== key || converted !== one;
      entries.push([name, converted]);
    }
    return changed ? new PuppetHash(entries) : value;
  }
  if (!Array.isArray(value)) return value;
  const items = value.map(symbolKeysToStrings);
  return items.some((item, index) => item !== value[index]) ? items : value;
}

function isDoubtful(value: Value): boolean {
  if (typeof value !== 'object') return false;
  if (value instanceof RubySymbol) return true;
  if (value instanceof PuppetHash) {
    for (const [key, one] of value) if (!isDataKey(key) || isDoubtful(one)) return true;
    return false;
  }
  return Array.isArray(value) && value.some(isDoubtful);
}

function isDataKey(key: Value): boolean {
  return typeof key === 'string' || typeof key === 'bigint' || typeof key === 'number';
}
