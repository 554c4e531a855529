/** Made-up YAML, every second text with slips in it. */
import type { Case, Corpus } from '../corpus.ts';
import { damageYaml, makeYaml } from '../generate/yaml.ts';
import { Random } from '../random.ts';

const TEXTS = 20_000;

export const corpus: Corpus = {
  name: 'yaml',
  description: `${TEXTS} made-up texts of YAML in all styles, half of them damaged: what Puppet reads, or why it does not`,
  reference: 'psych.rb',
  ours: async () => (await import('../../support/yaml-answer.ts')).yamlAnswer,
  *requests({ seed }): Iterable<Case> {
    const random = new Random(seed);
    for (let i = 0; i < TEXTS; i++) {
      let source = makeYaml(random);
      for (let slips = i % 2 === 0 ? 0 : 1 + random.below(2); slips > 0; slips--) source = damageYaml(random, source);
      yield { op: 'yaml', id: `${i}: ${JSON.stringify(source)}`, source };
    }
  },
};
