/**
 * A file of data, whether a node uses it or not: its tree with places, its values, its keys.
 */
import { Source, type Span } from '../../../parser/index.ts';
import type { ConfigOwner } from '../../lookup/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import {
  follow,
  keysOf,
  keyValue,
  loadYaml,
  placeInString,
  resolved,
  valueInTree,
  type YamlEntry,
  YamlLoadError,
  type YamlTree,
} from '../../yaml/index.ts';
import type { DataFormat, HierarchyLevel } from './hierarchy.ts';
import { mayHaveTags, readOrProblem } from './hierarchy.ts';
import { keyPlaceIn, placeIn, spanOf } from './tree-places.ts';

/** A string of data, and where a stretch of it stands in the file. */
export interface DataString {
  readonly text: string;
  placeOf(offset: number, length: number): Span;
}

export class DataFile {
  readonly path: string;
  readonly owner: ConfigOwner;
  readonly format: DataFormat;
  /** Those that could name it. */
  readonly levels: readonly HierarchyLevel[];
  readonly source: Source;
  readonly tree: YamlTree | undefined;
  /** What is wrong with it as YAML. */
  readonly problem: YamlLoadError | undefined;
  /** The entries at the top: the keys of Hiera, in the order of the text. */
  readonly entries: readonly YamlEntry[];
  private hash: PuppetHash | undefined;
  private rootKeys: ReadonlySet<Value> | undefined;

  constructor(path: string, text: string, owner: ConfigOwner, levels: readonly HierarchyLevel[]) {
    this.path = path;
    this.owner = owner;
    this.levels = levels;
    this.format = levels[0]?.format ?? 'yaml';
    this.source = new Source(text, path);
    const read = readOrProblem(text, path);
    this.tree = read instanceof YamlLoadError ? undefined : read;
    this.problem = read instanceof YamlLoadError ? read : undefined;
    const top = resolved(this.tree);
    this.entries = top?.kind === 'mapping' ? top.entries.filter(({ key }) => typeof keyValue(key) === 'string') : [];
    this.hash = undefined;
    this.rootKeys = undefined;
  }

  /** Values as Puppet reads them; empty where it reads none. */
  get values(): PuppetHash {
    this.hash ??= this.readValues();
    return this.hash;
  }

  private readValues(): PuppetHash {
    if (this.tree === undefined) return new PuppetHash();
    const value = mayHaveTags(this.source.text) ? loadYaml(this.source.text, this.path).value : valueInTree(this.tree);
    return value instanceof PuppetHash ? value : new PuppetHash();
  }

  has(rootKey: string): boolean {
    this.rootKeys ??= keysOf(this.tree);
    return this.rootKeys.has(rootKey);
  }

  /** Keys of the hash that a path leads to; none when it leads to none. */
  keysAt(path: readonly Value[]): readonly string[] {
    const hash = resolved(follow(this.tree, path)?.value);
    return hash?.kind === 'mapping' ? hash.entries.map(({ key }) => String(keyValue(key))) : [];
  }

  /** All strings but the keys at the top, each once. */
  strings(): readonly DataString[] {
    const found: DataString[] = [];
    for (const { value } of this.entries) this.collectStrings(value, found);
    return found;
  }

  /** What an alias stands for is where its anchor is. */
  private collectStrings(tree: YamlTree, found: DataString[]): void {
    if (tree.kind === 'scalar') {
      const text = tree.value;
      if (typeof text === 'string')
        found.push({ text, placeOf: (offset, length) => this.spanInString(tree, text, offset, length) });
    } else if (tree.kind === 'sequence') {
      for (const item of tree.items) this.collectStrings(item, found);
    } else if (tree.kind === 'mapping') {
      for (const { key, value } of tree.entries) for (const one of [key, value]) this.collectStrings(one, found);
    }
  }

  private spanInString({ start, end }: YamlTree, text: string, offset: number, length: number): Span {
    return { source: this.source, ...placeInString({ text, start, end, isRootKey: false }, this.source.text, offset, length) };
  }

  /** Place of what a path of keys and indexes leads to; that of the last thing on the way that is there. */
  placeOf(path: readonly Value[]): Span {
    return placeIn(this.tree, path, this.source);
  }

  /** Place of the key that a path leads to, or of the item of a list. */
  keyPlaceOf(path: readonly Value[]): Span {
    return keyPlaceIn(this.tree, path, this.source);
  }

  span(tree: { readonly start: number; readonly end: number }): Span {
    return spanOf(tree, this.source);
  }
}
