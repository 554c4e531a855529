/**
 * Writes Puppet's answers into the *.recorded.json of fixtures/types, fixtures/functions and fixtures/expressions. The expressions in
 * these files are written by hand, or found by `npm run conformance -- expressions --shrink`: add `{"expr":"..."}` and record.
 * `FILTER=text` records the files whose path has that text.
 */
import { writeFileSync } from 'node:fs';
import { expressionFiles, readExpressionCases } from '../support/expression-cases.ts';
import type { Answer, Oracle } from './oracle.ts';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const paths = expressionFiles().filter((path) => path.includes(process.env['FILTER'] ?? ''));
  for (const path of paths) {
    const cases = readExpressionCases(path);
    const answers = await Promise.all(cases.map(({ expr }) => oracle.ask({ op: 'eval', code: expr })));
    const lines = cases.map(({ expr }, index) => JSON.stringify(recorded(expr, answers[index] as Answer)));
    writeFileSync(path, `[\n${lines.join(',\n')}\n]\n`);
  }
  return paths;
}

function recorded(expr: string, answer: Answer): Readonly<Record<string, unknown>> {
  const { ok, value, type, string, error, logs } = answer;
  const said = logs !== undefined && logs.length > 0 ? { logs } : {};
  return ok ? { expr, value, type, string, ...said } : { expr, error, ...said };
}
