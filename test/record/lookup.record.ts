/** Writes what real Puppet answers into the tables fixtures/lookup/*.yaml. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerOf,
  type LookupCase,
  type LookupEnvironmentTable,
  readTable,
  requestOf,
  tableText,
  withEnvironment,
} from '../support/lookup-cases.ts';
import type { Oracle } from './oracle.ts';
import { ROOT } from './oracle.ts';

const FOLDER = join(ROOT, 'fixtures', 'lookup');

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  for (const name of files) {
    const path = join(FOLDER, name);
    const environments: LookupEnvironmentTable[] = [];
    for (const environment of readTable(path).environments) environments.push(await recordEnvironment(oracle, environment));
    writeFileSync(path, tableText({ puppet: oracle.version ?? '', environments }));
  }
  return files.map((name) => join(FOLDER, name));
}

async function recordEnvironment(oracle: Oracle, environment: LookupEnvironmentTable): Promise<LookupEnvironmentTable> {
  return withEnvironment(environment, async (folder) => {
    const requests = environment.cases.map((one) => requestOf(environment, one, folder));
    const cases: LookupCase[] = [];
    for await (const { answer } of oracle.askAll(requests)) {
      cases.push({ ...(environment.cases[cases.length] as LookupCase), answer: answerOf(answer, folder) });
    }
    return { ...environment, cases };
  });
}
