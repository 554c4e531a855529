import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { suite } from 'uvu';
import { loadYaml } from '../../../compiler/yaml/index.ts';
import { caseKey, HIERA_YAML, type SyntaxCase, type SyntaxTable, syntaxData } from '../../support/interpolation-cases.ts';
import { answerCase, lookupOf, toPlain } from '../../support/lookup-run.ts';
import { expectText } from '../../support/unified-diff.ts';

const FILE = resolve(import.meta.dirname, '../../../fixtures/interpolation/syntax.yaml');
const table = toPlain(loadYaml(readFileSync(FILE, 'utf8'), FILE).value) as SyntaxTable;

const interpolation = suite('interpolation');

// JSON is YAML, and says without doubt what is text.
const lookup = lookupOf({ 'hiera.yaml': HIERA_YAML, 'data/common.yaml': JSON.stringify(syntaxData(table)) });

table.cases.forEach((one, index) => {
  interpolation(one.text, () => {
    const { text, ...expected } = one;
    const environment = { name: 'syntax', files: {}, facts: table.facts, cases: [] };
    const found: Omit<SyntaxCase, 'text'> = answerCase(lookup, environment, { keys: caseKey(index) });
    expectText(`${JSON.stringify(found, null, 1)}\n`, `${JSON.stringify(expected, null, 1)}\n`);
  });
});

interpolation.run();
