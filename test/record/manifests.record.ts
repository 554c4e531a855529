/** Writes what real Puppet answers into fixtures/evaluator/manifests.recorded.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptManifestAnswer, type ManifestCase, type ManifestTable } from '../support/manifest-cases.ts';
import type { Oracle, Request } from './oracle.ts';
import { ROOT } from './oracle.ts';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const file = join(ROOT, 'fixtures', 'evaluator', 'manifests.recorded.json');
  const table = JSON.parse(readFileSync(file, 'utf8')) as ManifestTable;
  const cases: ManifestCase[] = [];
  for await (const { answer } of oracle.askAll(table.cases.map(({ request }) => request as unknown as Request))) {
    const { request } = table.cases[cases.length] as ManifestCase;
    cases.push({ request, answer: keptManifestAnswer({ ...answer }) });
  }
  writeFileSync(file, `${JSON.stringify({ puppet: oracle.version, cases }, null, 1)}\n`);
  return [file];
}
