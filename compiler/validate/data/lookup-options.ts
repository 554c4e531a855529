/**
 * What lookup_options say of keys, in any file, whatever the node.
 */
import { PuppetHash, PuppetRegexp, type Value } from '../../values/index.ts';
import { keyValue, resolved, type YamlEntry } from '../../yaml/index.ts';
import type { DataFile } from './data-file.ts';

export const LOOKUP_OPTIONS = 'lookup_options';

/** A key, or a pattern for keys, in the lookup_options of a file. */
export interface OptionsEntry {
  readonly name: string;
  /** Present where the name is a pattern that can be used. */
  readonly pattern: PuppetRegexp | undefined;
  readonly options: Value;
  readonly file: DataFile;
  readonly entry: YamlEntry;
}

export class LookupOptions {
  readonly entries: readonly OptionsEntry[];

  constructor(files: readonly DataFile[]) {
    this.entries = files.flatMap(entriesIn);
  }

  /** Whether the value that is looked up may be another than the one that stands in a file. */
  changes(key: string): boolean {
    return this.entries.some((entry) => applies(entry, key) && (has(entry.options, 'convert_to') || merges(entry.options)));
  }
}

function applies({ name, pattern }: OptionsEntry, key: string): boolean {
  return pattern === undefined ? name === key : pattern.test(key);
}

function entriesIn(file: DataFile): readonly OptionsEntry[] {
  const options = file.values.get(LOOKUP_OPTIONS);
  if (!(options instanceof PuppetHash)) return [];
  const tree = resolved(file.entries.find(({ key }) => keyValue(key) === LOOKUP_OPTIONS)?.value);
  return (tree?.kind === 'mapping' ? tree.entries : []).flatMap((entry) => {
    const name = keyValue(entry.key);
    return typeof name === 'string' ? [{ name, pattern: patternOf(name), options: options.get(name), file, entry }] : [];
  });
}

function patternOf(name: string): PuppetRegexp | undefined {
  if (!name.startsWith('^')) return undefined;
  try {
    return new PuppetRegexp(name);
  } catch {
    return undefined;
  }
}

function has(options: Value, name: string): boolean {
  return options instanceof PuppetHash && options.get(name) !== undefined;
}

function merges(options: Value): boolean {
  if (!(options instanceof PuppetHash)) return false;
  const merge = options.get('merge');
  const strategy = merge instanceof PuppetHash ? merge.get('strategy') : merge;
  return strategy !== undefined && strategy !== 'first';
}
