/** Writes what real Puppet answers into the tables fixtures/lookup/*.yaml. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LookupAnswer, LookupCase, LookupEnvironmentTable } from '../support/lookup-cases.ts';
import { ENVIRONMENT, readTable, requestOf, tableText } from '../support/lookup-cases.ts';
import type { Answer, Oracle, Request } from './oracle.ts';
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
  const folder = mkdtempSync(join(tmpdir(), 'dalang-record-'));
  try {
    for (const [path, text] of Object.entries(environment.files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const requests = environment.cases.map(
      (one) => ({ op: 'lookup', environment: folder, ...requestOf(environment, one) }) as Request,
    );
    const cases: LookupCase[] = [];
    for await (const { answer } of oracle.askAll(requests)) {
      cases.push({ ...(environment.cases[cases.length] as LookupCase), answer: recorded(answer, folder) });
    }
    return { ...environment, cases };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function recorded(answer: Answer, folder: string): LookupAnswer {
  const { ok, value, error, logs, explain } = JSON.parse(JSON.stringify(answer).replaceAll(folder, ENVIRONMENT)) as Answer;
  return {
    ...(ok === true ? { value: value ?? null } : { error: String(error).split('\n')[0] as string }),
    ...((logs as readonly unknown[] | undefined)?.length ? { logs: logs as LookupAnswer['logs'] & object } : {}),
    ...(explain === undefined || explain === null ? {} : { explain: String(explain) }),
  };
}
