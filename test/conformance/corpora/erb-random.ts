import type { Case, Corpus } from '../corpus.ts';
import { erbTemplate, VARIABLES } from '../generate/erb.ts';
import { Random } from '../random.ts';

const CASES = 30_000;

export const corpus: Corpus = {
  name: 'erb-random',
  description: `${CASES} made-up ERB templates over tags, conditions, loops and methods of texts, numbers, lists and hashes`,
  *requests({ seed }): Iterable<Case> {
    for (let ordinal = 0; ordinal < CASES; ordinal++) {
      const template = erbTemplate(Random.named(seed, `erb ${ordinal}`));
      const literal = `'${template.replace(/[\\']/g, '\\$&')}'`;
      yield {
        op: 'compile',
        id: `${ordinal}: ${template}`,
        code: `${VARIABLES}notify { 'rendered': message => inline_template(${literal}) }\n`,
        node: 'erb',
        facts: {},
      };
    }
  },
};
