/**
 * A file of data, whether a node uses it or not: its tree with places, its values, its keys.
 */
import { Source, type Span } from '../../../parser/index.ts';
import type { ConfigOwner } from '../../lookup/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { entryOf, follow, keyValue, loadYaml, resolved, YamlLoadError, type YamlEntry, type YamlTree } from '../../yaml/index.ts';
import type { DataFormat, HierarchyLevel } from './hierarchy.ts';
import { readOrProblem } from './hierarchy.ts';

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
  private hash: PuppetHash | undefined;

  constructor(path: string, text: string, owner: ConfigOwner, levels: readonly HierarchyLevel[]) {
    this.path = path;
    this.owner = owner;
    this.levels = levels;
    this.format = levels[0]?.format ?? 'yaml';
    this.source = new Source(text, path);
    const read = readOrProblem(text, path);
    this.tree = read instanceof YamlLoadError ? undefined : read;
    this.problem = read instanceof YamlLoadError ? read : undefined;
    this.hash = undefined;
  }

  /** The entries at the top: the keys of Hiera, in the order of the text. */
  get entries(): readonly YamlEntry[] {
    const top = resolved(this.tree);
    return top?.kind === 'mapping' ? top.entries.filter(({ key }) => typeof keyValue(key) === 'string') : [];
  }

  /** Values as Puppet reads them; empty where it reads none. */
  get values(): PuppetHash {
    this.hash ??= this.readValues();
    return this.hash;
  }

  private readValues(): PuppetHash {
    if (this.tree === undefined) return new PuppetHash();
    const { value } = loadYaml(this.source.text, this.path);
    return value instanceof PuppetHash ? value : new PuppetHash();
  }

  has(rootKey: string): boolean {
    return entryOf(this.tree, rootKey) !== undefined;
  }

  /** Place of what a path of keys and indexes leads to; that of the last thing on the way that is there. */
  placeOf(path: readonly Value[]): Span {
    for (let length = path.length; length > 0; length--) {
      const found = follow(this.tree, path.slice(0, length));
      if (found !== undefined) return length === path.length ? this.valuePlace(found) : this.keyPlace(found);
    }
    return { source: this.source, offset: 0, length: 0 };
  }

  /** Place of the key that a path leads to, or of the item of a list. */
  keyPlaceOf(path: readonly Value[]): Span {
    const found = follow(this.tree, path);
    return found === undefined ? this.placeOf(path) : this.keyPlace(found);
  }

  private valuePlace(found: { readonly key?: YamlTree; readonly value: YamlTree }): Span {
    // A collection begins where its first part does, which says less than the key that it is the value of.
    return resolved(found.value)?.kind === 'scalar' ? this.span(found.value) : this.keyPlace(found);
  }

  private keyPlace(found: { readonly key?: YamlTree; readonly value: YamlTree }): Span {
    return this.span(found.key ?? found.value);
  }

  span({ start, end }: { readonly start: number; readonly end: number }): Span {
    return { source: this.source, offset: start, length: end - start };
  }
}
