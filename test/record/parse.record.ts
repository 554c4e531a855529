/** Writes the answers into fixtures/parse/*.yaml: what real Puppet's parser makes of each source. */
import { writeFileSync } from 'node:fs';
import type { ParseCase } from '../support/parse-cases.ts';
import { parseTableText, readParseTables } from '../support/parse-cases.ts';
import type { Answer, Oracle } from './oracle.ts';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const written: string[] = [];
  for (const [path, table] of readParseTables()) {
    const requests = table.cases.map(({ source, epp }) => ({
      op: 'parse' as const,
      source,
      file: 'x.pp',
      epp: (epp ?? table.epp) === true,
    }));
    const cases: ParseCase[] = [];
    let at = 0;
    for await (const { answer } of oracle.askAll(requests)) {
      const { source, epp } = table.cases[at++] as ParseCase;
      cases.push({ source, ...(epp === undefined ? {} : { epp }), ...recorded(answer) });
    }
    writeFileSync(path, parseTableText({ ...table, puppet: oracle.version ?? '', cases }));
    written.push(path);
  }
  return written;
}

function recorded(answer: Answer): { pn: string } | { error: string } {
  return answer.ok === true ? { pn: String(answer.pn) } : { error: String(answer.error) };
}
