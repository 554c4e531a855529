/** Writes the answers into fixtures/validate/*.yaml: what real Puppet finds in each snippet. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Snippet, SnippetTable } from '../support/snippets.ts';
import { PLACES, readTables, tableText } from '../support/snippets.ts';
import type { Oracle } from './oracle.ts';

export async function record(oracle: Pick<Oracle, 'version'>): Promise<readonly string[]> {
  const tables = readTables();
  const answers = ask(tables.flatMap(([, table]) => table.cases));
  for (const [file, table] of tables) {
    const cases = table.cases.map((snippet): Snippet => ({ ...snippet, ...(answers.shift() as Answer) }));
    const recorded: SnippetTable = { ...table, puppet: oracle.version ?? '', cases };
    writeFileSync(file, tableText(recorded));
  }
  return tables.map(([file]) => file);
}

function ask(snippets: readonly Snippet[]): Answer[] {
  const requests = snippets.map(({ source, file, epp, tasks, strict }) =>
    JSON.stringify({ source, file, epp, tasks, strict, ...PLACES }),
  );
  const script = join(import.meta.dirname, 'validate.rb');
  const output = execFileSync('ruby', ['-W0', script], { input: `${requests.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 26 });
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}
