/**
 * TOML as stdlib writes it. In a table, plain values come first, then the tables in it, then its arrays of tables; each sorted by key.
 * What TOML has no form for (undef, a hash in a plain array) is written as Ruby shows it.
 *
 * stdlib: lib/puppet_x/stdlib/toml_dumper.rb
 */
import { rubyInspect, rubyText } from '../../../evaluator/ruby-text.ts';
import { rubySort } from '../../../lookup/merge/ruby-sort.ts';
import { PuppetHash, PuppetRegexp, type Value } from '../../../values/index.ts';
import { noMethod } from './ruby-errors.ts';

const BARE_KEY = /^[a-zA-Z0-9_-]*$/m;

/** The lines of a whole document. */
export function tomlText(hash: PuppetHash): string {
  return table(hash, []);
}

/** A table with its heading, if it needs one: tables that only hold tables do not. */
function table(hash: PuppetHash, path: readonly string[]): string {
  const hasPlain = [...hash.values()].some((value) => !(value instanceof PuppetHash || isTables(value)));
  const heading = path.length > 0 && (hasPlain || hash.size === 0) ? `[${path.join('.')}]\n` : '';
  return heading + entries(hash, path);
}

function entries(hash: PuppetHash, path: readonly string[]): string {
  const sorted = sortedKeys(hash).map((key): readonly [Value, Value] => [key, hash.get(key)]);
  const plain = sorted.filter(([, value]) => !(value instanceof PuppetHash || isTables(value)));
  const tables = sorted.filter(([, value]) => value instanceof PuppetHash);
  const arrays = sorted.filter(([, value]) => isTables(value));
  return [
    ...plain.map(([key, value]) => `${keyText(key)} = ${valueText(value)}\n`),
    ...tables.map(([key, value]) => table(value as PuppetHash, [...path, keyText(key)])),
    ...arrays.map(([key, value]) => arrayOfTables(value as readonly Value[], [...path, keyText(key)])),
  ].join('');
}

/** The first element decides what an array is. */
function isTables(value: Value): boolean {
  return Array.isArray(value) && value[0] instanceof PuppetHash;
}

function arrayOfTables(values: readonly Value[], path: readonly string[]): string {
  return values.map((value) => `[[${path.join('.')}]]\n${entries(asTable(value), path)}`).join('');
}

function asTable(value: Value): PuppetHash {
  if (value instanceof PuppetHash) return value;
  throw noMethod('keys', value);
}

function sortedKeys(hash: PuppetHash): readonly Value[] {
  return rubySort([...hash.keys()]);
}

function keyText(key: Value): string {
  const text = rubyText(key);
  if (BARE_KEY.test(text)) return text;
  if (typeof key !== 'string') throw noMethod('gsub', key);
  return `"${key.replaceAll('"', '\\"')}"`;
}

function valueText(value: Value): string {
  const text = rubyInspect(value);
  if (value instanceof PuppetRegexp) return rubyInspect(text);
  // Ruby's own escapes of interpolation mean nothing in TOML.
  return typeof value === 'string' ? text.replace(/\\(#[$@{])/g, '$1') : text;
}
