import { resolved, type YamlScalar, type YamlSequence, type YamlTree } from '../../yaml/index.ts';
import type { DataFile } from '../data/index.ts';
import { sequencesIn } from '../plain-scalars.ts';
import type { Rule } from '../rule.ts';
import { described } from '../yaml-hint.ts';

const WORD = /^(?:yes|no|on|off)$/i;

/** `[de, no, se]`: words that YAML takes for booleans, in a list of words. */
export const yamlBooleanWord: Rule = {
  name: 'yaml-boolean-word',
  severity: 'warning',
  summary: 'One of yes, no, on and off stands among other words, where YAML still reads it as a boolean.',
  example: 'countries: [de, no, se]\n',
  *check({ data }) {
    for (const file of data.files) {
      if (file.format !== 'yaml') continue;
      for (const tree of sequencesIn(file)) {
        for (const scalar of wordsAmongTexts(tree, file)) {
          const text = file.source.text.slice(scalar.start, scalar.end);
          yield { message: `YAML reads ${text} as ${described(scalar.value)}`, at: file.span(scalar), hint: `write '${text}'` };
        }
      }
    }
  },
};

function wordsAmongTexts({ items }: YamlSequence, file: DataFile): readonly YamlScalar[] {
  const scalars = items.map((item: YamlTree) => resolved(item)).filter((item): item is YamlScalar => item?.kind === 'scalar');
  const words = scalars.filter(
    ({ start, end, value, isPlain }) => isPlain && typeof value === 'boolean' && WORD.test(file.source.text.slice(start, end)),
  );
  return words.length < scalars.length && scalars.every((one) => typeof one.value === 'string' || words.includes(one)) ? words : [];
}
