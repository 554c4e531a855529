/**
 * Writes what real Puppet answers into fixtures/catalogs/CASE/catalog.json and fixtures/catalogs/tables/NAME.recorded.json.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MODULES } from '../conformance/debian-modules.ts';
import { type CatalogCase, catalogCases, keptAnswer } from '../support/catalog-cases.ts';
import { type CatalogTable, catalogTables, materialise, type TableCase } from '../support/catalog-tables.ts';
import type { Oracle, Request } from './oracle.ts';
import { ROOT } from './oracle.ts';

const FOLDER = join(ROOT, 'fixtures', 'catalogs');

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const cases = catalogCases(FOLDER);
  const files = cases.map(({ folder }) => join(folder, 'catalog.json'));
  const answers = await answersTo(oracle, cases);
  for (const [index, answer] of answers.entries())
    writeFileSync(files[index] as string, `${JSON.stringify({ puppet: oracle.version, ...answer }, null, 1)}\n`);
  for (const table of catalogTables(FOLDER)) files.push(await recordTable(oracle, table));
  return files;
}

async function recordTable(oracle: Oracle, table: CatalogTable): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-record-'));
  try {
    const cases = table.cases.map((one, index) => withModules(one, materialise(one, join(folder, String(index)))));
    const answers = await answersTo(oracle, cases);
    const lines = answers.map((answer, index) => ` ${JSON.stringify(cases[index]?.name)}: ${JSON.stringify(answer)}`);
    writeFileSync(table.recordedFile, `{"puppet": ${JSON.stringify(oracle.version)}, "answers": {\n${lines.join(',\n')}\n}}\n`);
    return table.recordedFile;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withModules(one: TableCase, placed: CatalogCase): CatalogCase {
  return one.modules === 'stdlib' ? { ...placed, request: { ...placed.request, modulepath: [MODULES] } } : placed;
}

async function answersTo(oracle: Oracle, cases: readonly CatalogCase[]): Promise<readonly Record<string, unknown>[]> {
  const answers: Record<string, unknown>[] = [];
  for await (const { answer } of oracle.askAll(cases.map(({ request }) => request as unknown as Request)))
    answers.push(keptAnswer({ ...answer }, (cases[answers.length] as CatalogCase).folder));
  return answers;
}
