import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import { readTable } from '../../support/lookup-cases.ts';
import { answerCase, lookupOf } from '../../support/lookup-run.ts';
import { expectText } from '../../support/unified-diff.ts';

const FOLDER = resolve(import.meta.dirname, '../../../fixtures/lookup');

for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))) {
  const tests = suite(`lookup: ${name}`);
  for (const environment of readTable(join(FOLDER, name)).environments) {
    for (const one of environment.cases) {
      const { answer, ...question } = one;
      tests(`${environment.name}: ${JSON.stringify(question)}`, () => {
        const found = answerCase(lookupOf(environment.files), environment, one);
        expectText(text(found), text(answer));
      });
    }
  }
  tests.run();
}

function text(answer: unknown): string {
  return `${JSON.stringify(answer, null, 1).replaceAll('\\n', '\n')}\n`;
}
