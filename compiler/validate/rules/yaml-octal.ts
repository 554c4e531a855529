import { plainScalars } from '../plain-scalars.ts';
import type { Rule } from '../rule.ts';
import { described } from '../yaml-hint.ts';

const OCTAL = /^[-+]?0[0-7_]*[0-7]$/;

/** `mode: 0644`: the number 420, which no file takes for its mode. `00` and `07` are what they seem to be. */
export const yamlOctal: Rule = {
  name: 'yaml-octal',
  severity: 'warning',
  summary: 'A number that begins with 0 is read as octal, so that 0644 becomes 420.',
  example: 'mode: 0644\n',
  *check({ data }) {
    for (const { file, scalar, text } of plainScalars(data)) {
      if (typeof scalar.value !== 'bigint' || !OCTAL.test(text) || scalar.value === asDecimal(text)) continue;
      yield { message: `YAML reads ${text} as ${described(scalar.value)}`, at: file.span(scalar), hint: `write '${text}'` };
    }
  },
};

function asDecimal(text: string): bigint {
  const digits = BigInt(text.replace(/^[-+]/, '').replaceAll('_', ''));
  return text.startsWith('-') ? -digits : digits;
}
