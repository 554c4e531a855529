/** Writes what real Puppet answers into the tables fixtures/evaluator/*.recorded.json. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  environmentOf,
  keptManifestAnswer,
  type ManifestCase,
  type ManifestTable,
  manifestTables,
} from '../support/manifest-cases.ts';
import { Oracle, type Request, ROOT } from './oracle.ts';

/** `FILTER=text` picks tables by name. */
export async function record(): Promise<readonly string[]> {
  const oracle = new Oracle({ preload: 'fresh-type-formatter.rb' });
  const wanted = process.env.FILTER ?? '';
  const files = manifestTables(join(ROOT, 'fixtures', 'evaluator')).filter((file) => basename(file).includes(wanted));
  for (const file of files) await recordTable(oracle, file);
  await oracle.close();
  return files;
}

async function recordTable(oracle: Oracle, file: string): Promise<void> {
  const table = JSON.parse(readFileSync(file, 'utf8')) as ManifestTable;
  const folders = table.cases.map(environmentOf);
  const requests = table.cases.map(({ request }, index) => ({ ...request, environment: folders[index] }) as unknown as Request);
  const cases: ManifestCase[] = [];
  for await (const { answer } of oracle.askAll(requests)) {
    const { answer: _, ...one } = table.cases[cases.length] as ManifestCase;
    cases.push({ ...one, answer: keptManifestAnswer({ ...answer }, one, folders[cases.length]) });
  }
  for (const folder of folders) if (folder !== undefined) rmSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ puppet: oracle.version, cases }, null, 1)}\n`);
}
