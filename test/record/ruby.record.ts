/** Writes what real Puppet answers to the manifests of fixtures/ruby/cases.yaml beside them. */
import { writeFileSync } from 'node:fs';
import { RUBY_ANSWERS, RUBY_ENVIRONMENT, RUBY_FACTS, rubyAnswer, rubyCases } from '../support/ruby-cases.ts';
import type { Oracle, Request } from './oracle.ts';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const cases = rubyCases();
  const requests = cases.map(
    ({ code }) =>
      ({ op: 'compile', code, environment: RUBY_ENVIRONMENT, facts: RUBY_FACTS, log_level: 'notice' }) as unknown as Request,
  );
  const lines: string[] = [];
  for await (const { answer } of oracle.askAll(requests))
    lines.push(` ${JSON.stringify(cases[lines.length]?.name)}: ${JSON.stringify(rubyAnswer({ ...answer }))}`);
  writeFileSync(RUBY_ANSWERS, `{"puppet": ${JSON.stringify(oracle.version)}, "answers": {\n${lines.join(',\n')}\n}}\n`);
  return [RUBY_ANSWERS];
}
