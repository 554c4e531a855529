import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import { answerLine } from '../../../bin/rpc/answer.ts';
import type { Answer } from '../../support/line-process.ts';
import { answerOf, type LookupAnswer, type LookupCase, readTable, requestOf, withEnvironment } from '../../support/lookup-cases.ts';
import { expectText } from '../../support/unified-diff.ts';

const FOLDER = resolve(import.meta.dirname, '../../../fixtures/lookup');

for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))) {
  const tests = suite(`lookup: ${name}`);
  for (const environment of readTable(join(FOLDER, name)).environments) {
    // An environment is one test run, as its files are written once; a case is one test.
    let answers: Promise<readonly LookupAnswer[]> | undefined;
    environment.cases.forEach((one, index) => {
      tests(`${environment.name}: ${question(one)}`, async () => {
        answers ??= withEnvironment(environment, async (folder) => {
          const found: LookupAnswer[] = [];
          for (const each of environment.cases) {
            const line = await answerLine(JSON.stringify(requestOf(environment, each, folder)));
            found.push(answerOf(JSON.parse(line) as Answer, folder));
          }
          return found;
        });
        expectText(text((await answers)[index]), text(one.answer));
      });
    });
  }
  tests.run();
}

function question({ answer: _, ...asked }: LookupCase): string {
  return JSON.stringify(asked);
}

function text(answer: unknown): string {
  return `${JSON.stringify(answer, null, 1).replaceAll('\\n', '\n')}\n`;
}
