/** Keys of data by what stands in their values, found out once for all nodes. */
import type { ValidationContext } from '../../validate/context.ts';
import { resolved, type YamlTree } from '../../yaml/index.ts';
import { looksLikeTlsFile } from '../graph/index.ts';
import { CLOUD_NAME, NODE_NAME } from '../names.ts';

export interface RawKeys {
  /** Values with paths of certificates, keys or PEMs in hashes. */
  readonly specs: readonly string[];
  /** Values with URLs. */
  readonly urls: readonly string[];
  readonly nodeNames: readonly string[];
  readonly cloudNames: readonly string[];
}

const known = new WeakMap<ValidationContext, RawKeys>();

export function rawKeysOf(context: ValidationContext): RawKeys {
  let keys = known.get(context);
  if (keys === undefined) {
    keys = read(context);
    known.set(context, keys);
  }
  return keys;
}

function read({ data }: ValidationContext): RawKeys {
  const all = [...data.definitions];
  const having = (isMeant: (tree: YamlTree) => boolean): string[] =>
    all.filter(([, definitions]) => definitions.some(({ entry }) => isMeant(entry.value))).map(([key]) => key);
  const names = all.map(([key]) => key);
  return {
    specs: having((tree) => resolved(tree)?.kind === 'mapping' && hasScalar(tree, looksLikeTlsFile)),
    urls: having((tree) => hasScalar(tree, (text) => /^[^/\s]*:\/\//.test(text))),
    nodeNames: names.filter((key) => NODE_NAME.test(key)),
    cloudNames: names.filter((key) => CLOUD_NAME.test(key)),
  };
}

function hasScalar(tree: YamlTree, isMeant: (text: string) => boolean): boolean {
  switch (tree.kind) {
    case 'scalar':
      return typeof tree.value === 'string' && isMeant(tree.value);
    case 'sequence':
      return tree.items.some((item) => hasScalar(item, isMeant));
    case 'mapping':
      return tree.entries.some(({ value }) => hasScalar(value, isMeant));
    case 'alias':
      return tree.target !== undefined && hasScalar(tree.target, isMeant);
  }
}
