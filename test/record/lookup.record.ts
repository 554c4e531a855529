/** Writes what real Puppet answers into the tables fixtures/lookup/*.yaml, without excerpts from Puppet's source. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerOf,
  type LookupAnswer,
  type LookupCase,
  type LookupEnvironmentTable,
  readTable,
  requestOf,
  tableText,
  withEnvironment,
  withoutExcerpt,
} from '../support/lookup-cases.ts';
import type { Oracle } from './oracle.ts';
import { ROOT } from './oracle.ts';

const FOLDER = join(ROOT, 'fixtures', 'lookup');

export function record(oracle: Oracle): Promise<readonly string[]> {
  return recordTables(oracle, FOLDER, 'lookup', withoutExcerpt);
}

/** Records the tables of the folder. */
export async function recordTables(
  oracle: Oracle,
  folder: string,
  recording: string,
  kept: (answer: LookupAnswer) => LookupAnswer,
): Promise<readonly string[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const name of files) {
    const path = join(folder, name);
    const environments: LookupEnvironmentTable[] = [];
    for (const environment of readTable(path).environments) environments.push(await recordEnvironment(oracle, environment, kept));
    writeFileSync(path, tableText({ puppet: oracle.version ?? '', environments }, recording));
  }
  return files.map((name) => join(folder, name));
}

async function recordEnvironment(
  oracle: Oracle,
  environment: LookupEnvironmentTable,
  kept: (answer: LookupAnswer) => LookupAnswer,
): Promise<LookupEnvironmentTable> {
  return withEnvironment(environment, async (folder) => {
    const requests = environment.cases.map((one) => requestOf(environment, one, folder));
    const cases: LookupCase[] = [];
    for await (const { answer } of oracle.askAll(requests)) {
      cases.push({ ...(environment.cases[cases.length] as LookupCase), answer: kept(answerOf(answer, folder)) });
    }
    return { ...environment, cases };
  });
}
