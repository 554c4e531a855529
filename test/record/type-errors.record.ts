/**
 * Writes Puppet's answers into fixtures/type-errors/definitions.recorded.json: what it says of parameters of the wrong type. Add
 * `{"code":"..."}` and record.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Oracle, ROOT } from './oracle.ts';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const path = join(ROOT, 'fixtures', 'type-errors', 'definitions.recorded.json');
  const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly { readonly code: string }[];
  const answers = await Promise.all(cases.map(({ code }) => oracle.ask({ op: 'compile', code, log_level: 'notice' })));
  const lines = cases.map(({ code }, index) => {
    const { error, logs } = answers[index] ?? {};
    return JSON.stringify({ code, ...(error === undefined ? {} : { error }), ...(logs?.length ? { logs } : {}) });
  });
  writeFileSync(path, `[\n${lines.join(',\n')}\n]\n`);
  return [path];
}
