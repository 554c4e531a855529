/**
 * Scalars of data that stand without quotes, and so are what YAML makes of them.
 */
import { keyValue, type YamlScalar, type YamlTree } from '../yaml/index.ts';
import type { DataFile, DataSet } from './data/index.ts';

export interface PlainScalar {
  readonly file: DataFile;
  readonly scalar: YamlScalar;
  /** As written. */
  readonly text: string;
  /** The key that it is the value of, or that of the list around it. */
  readonly key: string;
}

const known = new WeakMap<DataSet, readonly PlainScalar[]>();

/** All values that no quotes keep from being numbers or booleans. JSON has its own rules. */
export function plainScalars(data: DataSet): readonly PlainScalar[] {
  let found = known.get(data);
  if (found === undefined) {
    const collected: PlainScalar[] = [];
    for (const file of data.files) {
      if (file.format !== 'yaml') continue;
      for (const { key, value } of file.entries) collect(value, String(keyValue(key)), file, collected);
    }
    found = collected;
    known.set(data, found);
  }
  return found;
}

function collect(tree: YamlTree, key: string, file: DataFile, found: PlainScalar[]): void {
  if (tree.kind === 'scalar') {
    if (tree.isPlain && typeof tree.value !== 'string') {
      found.push({ file, scalar: tree, text: file.source.text.slice(tree.start, tree.end), key });
    }
  } else if (tree.kind === 'sequence') {
    for (const item of tree.items) collect(item, key, file, found);
  } else if (tree.kind === 'mapping') {
    for (const entry of tree.entries) collect(entry.value, String(keyValue(entry.key)), file, found);
  }
}

/** All lists of a file: what an alias stands for is where its anchor is. */
export function sequencesIn(file: DataFile): readonly (YamlTree & { readonly kind: 'sequence' })[] {
  const found: (YamlTree & { readonly kind: 'sequence' })[] = [];
  if (file.tree !== undefined) collectSequences(file.tree, found);
  return found;
}

function collectSequences(tree: YamlTree, found: (YamlTree & { readonly kind: 'sequence' })[]): void {
  if (tree.kind === 'mapping') for (const { value } of tree.entries) collectSequences(value, found);
  if (tree.kind !== 'sequence') return;
  found.push(tree);
  for (const item of tree.items) collectSequences(item, found);
}
