/**
 * Values of a node as golden files may hold them: the same on every machine, and without secrets.
 *
 * What is Sensitive in the catalog is covered wherever its text occurs. Values under names like `password` are covered, too, though they
 * are plain in the catalog: data that was decrypted is.
 */

import { isHash, leavesIn } from '../catalog/parameter-texts.ts';
import type { CatalogJson, ResourceJson } from '../catalog/to-json.ts';
import { literalPattern } from '../regexp/index.ts';
import { convertToString } from '../types/index.ts';
import { isSecretPath, withoutSecrets } from '../validate/secrets.ts';
import { Binary, PuppetHash, Sensitive, type Value } from '../values/index.ts';

export const COVERED = '[value redacted]';

/** Shorter texts of secrets occur everywhere. */
const SHORTEST_SECRET = 4;
/** What is only named like a secret is looked for elsewhere when it is no word that code may have, too. */
const SHORTEST_NAMED = 8;

/** Folders of this machine with what stands for them; nothing for the one that paths are relative to. */
export type Folders = readonly (readonly [folder: string, shown: string])[];

function folderPattern(folder: string): RegExp {
  const literal = literalPattern(folder);
  return new RegExp(`(?<![\\w.-])${literal}(/|(?![\\w.-]))`, 'g');
}

export class Scrubber {
  private readonly folders: readonly (readonly [pattern: RegExp, shown: string])[];
  private readonly secrets: readonly string[];

  constructor(folders: Folders, catalog?: CatalogJson) {
    this.folders = folders.map(([folder, shown]) => [folderPattern(folder), shown]);
    this.secrets = catalog === undefined ? [] : secretTexts(catalog.resources);
  }

  text(text: string): string {
    let result = text;
    for (const [pattern, shown] of this.folders) {
      result = result.replaceAll(pattern, (_, slash: string) => (shown === '' ? (slash === '' ? '.' : '') : shown + slash));
    }
    for (const secret of this.secrets) result = result.replaceAll(secret, COVERED);
    return result;
  }

  /** What Puppet says of a value under a name like `password` has the value in it. */
  error(message: string): string {
    return this.text(withoutSecrets(message));
  }

  /** Parameters of a resource in a catalog, sorted. */
  parameters({ parameters = {}, sensitive_parameters: sensitive = [] }: ResourceJson): PuppetHash {
    const names = Object.keys(parameters).sort();
    return new PuppetHash(
      names.map((name) => [name, sensitive.includes(name) ? COVERED : this.data(parameters[name], [name])] as const),
    );
  }

  /** A value as catalogs have it in JSON; `path`: the names on the way to it. */
  data(value: unknown, path: readonly string[]): Value {
    if (value === null || value === undefined) return undefined;
    if (typeof value === 'string') return isNamedSecret(value, path) ? COVERED : this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.data(item, path));
    if (!isHash(value)) return isSecretNumber(value, path) ? COVERED : (value as Value);
    if (value.__ptype === 'Sensitive') return COVERED;
    return new PuppetHash(Object.entries(value).map(([key, item]) => [this.text(key), this.data(item, [...path, key])] as const));
  }

  /** A value of the compiler. What is no data is its text. */
  value(value: Value, path: readonly string[]): Value {
    if (value instanceof Sensitive) return COVERED;
    if (typeof value === 'string') return isNamedSecret(value, path) ? COVERED : this.text(value);
    if (Array.isArray(value)) return (value as readonly Value[]).map((item) => this.value(item, path));
    if (value instanceof PuppetHash) {
      return new PuppetHash(
        [...value].map(([key, item]) => [this.text(textOf(key)), this.value(item, [...path, textOf(key)])] as const),
      );
    }
    if (isSecretNumber(value, path)) return COVERED;
    if (value === undefined || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return value;
    if (value instanceof Binary) return isSecretPath(path) ? COVERED : Buffer.from(value.bytes).toString('base64');
    return this.text(convertToString(value));
  }
}

function textOf(key: Value): string {
  return typeof key === 'string' ? key : convertToString(key);
}

/** A path to a secret is none. */
function isNamedSecret(text: string, path: readonly string[]): boolean {
  return text !== '' && !text.startsWith('/') && isSecretPath(path);
}

function isSecretNumber(value: unknown, path: readonly string[]): boolean {
  return (typeof value === 'number' || typeof value === 'bigint') && isSecretPath(path);
}

/** The longest first: one may be a part of another. */
function secretTexts(resources: readonly ResourceJson[]): readonly string[] {
  const found = new Set<string>();
  for (const { parameters = {}, sensitive_parameters: sensitive = [] } of resources) {
    for (const [name, value] of Object.entries(parameters)) collect(value, [name], sensitive.includes(name), found);
  }
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function collect(value: unknown, path: readonly string[], isSecret: boolean, found: Set<string>): void {
  if (isSecret) {
    for (const { text } of leavesIn(value, [])) if (text.trim().length >= SHORTEST_SECRET) found.add(text.trim());
  } else if (Array.isArray(value)) for (const item of value) collect(item, path, false, found);
  else if (isHash(value)) {
    if (value.__ptype === 'Sensitive') collect(value.__pvalue, path, true, found);
    else for (const [key, item] of Object.entries(value)) collect(item, [...path, key], false, found);
  } else if (typeof value === 'string' && isNamedSecret(value, path) && isUnlikelyWord(value)) found.add(value.trim());
}

function isUnlikelyWord(text: string): boolean {
  return text.trim().length >= SHORTEST_NAMED && !/^[\sa-z_-]*$/.test(text.trim());
}
