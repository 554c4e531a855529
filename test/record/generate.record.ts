/** Writes what real Puppet answers to the calls of fixtures/world/generate.yaml beside them. */
import { writeFileSync } from 'node:fs';
import { answerText, GENERATE_ANSWERS, generateCases, manifestOf } from '../support/generate-cases.ts';
import type { Oracle, Request } from './oracle.ts';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const calls = generateCases();
  const requests = calls.map(
    (call) => ({ op: 'compile', code: manifestOf(call), facts: {}, log_level: 'notice' }) as unknown as Request,
  );
  const lines: string[] = [];
  for await (const { answer } of oracle.askAll(requests))
    lines.push(` ${JSON.stringify(calls[lines.length])}: ${answerText({ ...answer })}`);
  writeFileSync(GENERATE_ANSWERS, `{"puppet": ${JSON.stringify(oracle.version)}, "answers": {\n${lines.join(',\n')}\n}}\n`);
  return [GENERATE_ANSWERS];
}
