import { formatFloat } from '../../types/index.ts';
import { plainScalars } from '../plain-scalars.ts';
import type { Rule } from '../rule.ts';
import { described } from '../yaml-hint.ts';

const NAMES_A_VERSION = /version|release/i;

/** `version: 1.10`: the number 1.1. */
export const yamlVersionNumber: Rule = {
  name: 'yaml-version-number',
  severity: 'warning',
  summary: 'A version is read as a number and loses its last zero, so that 1.10 becomes 1.1.',
  example: 'php::version: 8.10\n',
  *check({ data }) {
    for (const { file, scalar, text, key } of plainScalars(data)) {
      if (typeof scalar.value !== 'number' || !NAMES_A_VERSION.test(key) || formatFloat(scalar.value) === text) continue;
      yield { message: `YAML reads ${text} as ${described(scalar.value)}`, at: file.span(scalar), hint: `write '${text}'` };
    }
  },
};
