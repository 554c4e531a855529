import type { Source } from '../../../parser/index.ts';
import { repeatedKeys, type YamlTree } from '../../yaml/index.ts';
import { spanOf } from '../data/index.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A key that stands twice in one hash: YAML takes the later one, without a word. */
export const duplicateKey: Rule = {
  name: 'duplicate-key',
  severity: 'warning',
  summary: 'A hash in a data file or hiera.yaml has a key twice, and only the later one counts.',
  example: 'ntp::servers: [ntp1.example.com]\nntp::servers: [ntp2.example.com]\n',
  *check({ data }) {
    for (const { tree, source } of [...data.configs, ...data.files]) if (tree !== undefined) yield* inTree(tree, source);
  },
};

function* inTree(tree: YamlTree, source: Source): Iterable<RuleFinding> {
  for (const { key, lost, kept } of repeatedKeys(tree)) {
    yield {
      message: `The key '${String(key)}' stands here again: the value before it is lost`,
      at: spanOf(kept.key, source),
      related: [{ at: spanOf(lost.key, source), message: `'${String(key)}' stands here first` }],
    };
  }
}
