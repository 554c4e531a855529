/** Suites of tables with lookups: one suite a file, one test a case. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { answerLine } from '../../bin/rpc/answer.ts';
import type { Answer } from './line-process.ts';
import {
  answerOf,
  type LookupAnswer,
  type LookupCase,
  type LookupEnvironmentTable,
  readTable,
  requestOf,
  withEnvironment,
} from './lookup-cases.ts';
import { expectText } from './unified-diff.ts';

/** Runs the tables of the folder; `kept` is what of an answer is recorded. */
export function runTables(name: string, folder: string, kept: (answer: LookupAnswer) => LookupAnswer = (answer) => answer): void {
  for (const file of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const tests = suite(`${name}: ${file}`);
    for (const environment of readTable(join(folder, file)).environments) {
      // An environment is one test run, as its files are written once; a case is one test.
      let answers: Promise<readonly LookupAnswer[]> | undefined;
      environment.cases.forEach((one, index) => {
        tests(`${environment.name}: ${question(one)}`, async () => {
          answers ??= answersOf(environment);
          expectText(text(kept((await answers)[index] as LookupAnswer)), text(one.answer));
        });
      });
    }
    tests.run();
  }
}

function answersOf(environment: LookupEnvironmentTable): Promise<readonly LookupAnswer[]> {
  return withEnvironment(environment, async (folder) => {
    const found: LookupAnswer[] = [];
    for (const each of environment.cases) {
      const line = await answerLine(JSON.stringify(requestOf(environment, each, folder)));
      found.push(answerOf(JSON.parse(line) as Answer, folder));
    }
    return found;
  });
}

function question({ answer: _, ...asked }: LookupCase): string {
  return JSON.stringify(asked);
}

function text(answer: unknown): string {
  return `${JSON.stringify(answer, null, 1).replaceAll('\\n', '\n')}\n`;
}
