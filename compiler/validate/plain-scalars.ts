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

/** All values that no quotes keep from being numbers or booleans. JSON has its own rules. */
export function* plainScalars(data: DataSet): Iterable<PlainScalar> {
  for (const file of data.files) {
    if (file.format !== 'yaml') continue;
    for (const { key, value } of file.entries) yield* below(value, String(keyValue(key)), file);
  }
}

function* below(tree: YamlTree, key: string, file: DataFile): Iterable<PlainScalar> {
  if (tree.kind === 'scalar') {
    if (tree.isPlain && typeof tree.value !== 'string') {
      yield { file, scalar: tree, text: file.source.text.slice(tree.start, tree.end), key };
    }
  } else if (tree.kind === 'sequence') {
    for (const item of tree.items) yield* below(item, key, file);
  } else if (tree.kind === 'mapping') {
    for (const entry of tree.entries) yield* below(entry.value, String(keyValue(entry.key)), file);
  }
}

/** All of a file's tree, each part once: what an alias stands for is where its anchor is. */
export function* treesIn(file: DataFile): Iterable<YamlTree> {
  if (file.tree !== undefined) yield* partsOf(file.tree);
}

function* partsOf(tree: YamlTree): Iterable<YamlTree> {
  yield tree;
  if (tree.kind === 'sequence') for (const item of tree.items) yield* partsOf(item);
  if (tree.kind === 'mapping') for (const { value } of tree.entries) yield* partsOf(value);
}
