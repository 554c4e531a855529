import type { Source, Span } from '../../../parser/index.ts';
import { loadYaml, type YamlLoadError, type YamlPlace, type YamlTree } from '../../yaml/index.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A key that stands twice in one hash: YAML takes the later one, without a word. */
export const duplicateKey: Rule = {
  name: 'duplicate-key',
  severity: 'warning',
  summary: 'A hash in a data file or hiera.yaml has a key twice, and only the later one counts.',
  example: 'ntp::servers: [ntp1.example.com]\nntp::servers: [ntp2.example.com]\n',
  *check({ data }) {
    for (const file of [...data.configs, ...data.files]) yield* inFile(file);
  },
};

interface YamlFile {
  readonly path: string;
  readonly source: Source;
  readonly tree: YamlTree | undefined;
  readonly problem: YamlLoadError | undefined;
}

function* inFile({ path, source, tree, problem }: YamlFile): Iterable<RuleFinding> {
  if (tree === undefined || problem !== undefined) return;
  for (const { key, lost, kept } of loadYaml(source.text, path).duplicateKeys()) {
    yield {
      message: `The key '${String(key)}' stands here again: the value before it is lost`,
      at: keyPlace(kept, source),
      related: [{ at: keyPlace(lost, source), message: `'${String(key)}' stands here first` }],
    };
  }
}

function keyPlace({ offset, length, keyOffset, keyLength }: YamlPlace, source: Source): Span {
  return { source, offset: keyOffset ?? offset, length: keyLength ?? length };
}
