/** Writes what real Puppet answers into fixtures/catalogs/CASE/catalog.json. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogCases, keptAnswer } from '../support/catalog-cases.ts';
import type { Oracle, Request } from './oracle.ts';
import { ROOT } from './oracle.ts';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const cases = catalogCases(join(ROOT, 'fixtures', 'catalogs'));
  const files: string[] = [];
  for await (const { answer } of oracle.askAll(cases.map(({ request }) => request as unknown as Request))) {
    const { folder } = cases[files.length] as (typeof cases)[number];
    const file = join(folder, 'catalog.json');
    writeFileSync(file, `${JSON.stringify({ puppet: oracle.version, ...keptAnswer({ ...answer }, folder) }, null, 1)}\n`);
    files.push(file);
  }
  return files;
}
