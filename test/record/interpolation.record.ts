/** Writes what real Puppet makes of each string into fixtures/interpolation/syntax.yaml. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import type { SyntaxCase, SyntaxTable } from '../support/interpolation-cases.ts';
import { caseKey, HIERA_YAML, syntaxData } from '../support/interpolation-cases.ts';
import type { Answer, Oracle, Request } from './oracle.ts';
import { ROOT } from './oracle.ts';

const FILE = join(ROOT, 'fixtures', 'interpolation', 'syntax.yaml');

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const table = load(readFileSync(FILE, 'utf8')) as SyntaxTable;
  const folder = mkdtempSync(join(tmpdir(), 'dalang-record-'));
  try {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'hiera.yaml'), HIERA_YAML);
    writeFileSync(join(folder, 'data', 'common.yaml'), dump(syntaxData(table)));
    const cases: SyntaxCase[] = [];
    const requests = table.cases.map(
      (_, index) =>
        ({
          op: 'lookup',
          environment: folder,
          facts: table.facts,
          keys: [caseKey(index)],
        }) as Request,
    );
    for await (const { answer } of oracle.askAll(requests)) cases.push(recorded(table.cases[cases.length] as SyntaxCase, answer));
    const heading = '# Strings of data and what real Puppet makes of each (npm run record interpolation).';
    const text = dump({ ...table, puppet: oracle.version, cases }, { lineWidth: 132, flowLevel: 3 });
    writeFileSync(FILE, `${heading} Recorded from Puppet ${oracle.version}\n${text}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return [FILE];
}

function recorded({ text }: SyntaxCase, answer: Answer): SyntaxCase {
  const logs = (answer.logs ?? []) as SyntaxCase['logs'] & object;
  const outcome = answer.ok === true ? { value: answer.value } : { error: String(answer.error).split('\n')[0] as string };
  return { text, ...outcome, ...(logs.length === 0 ? {} : { logs }) };
}
