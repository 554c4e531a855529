import { plainScalars } from '../plain-scalars.ts';
import type { Rule } from '../rule.ts';
import { described } from '../yaml-hint.ts';

/** `22:22` and `12:30`: numbers to the base of 60. */
export const yamlBaseSixty: Rule = {
  name: 'yaml-base-sixty',
  severity: 'warning',
  summary: 'Numbers with colons between them are read to the base of 60, so that 12:30 becomes 45000 or 750.',
  example: 'ports: [22:22]\n',
  *check({ data }) {
    for (const { file, scalar, text } of plainScalars(data)) {
      if ((typeof scalar.value !== 'bigint' && typeof scalar.value !== 'number') || !text.includes(':')) continue;
      yield { message: `YAML reads ${text} as ${described(scalar.value)}`, at: file.span(scalar), hint: `write '${text}'` };
    }
  },
};
