/** Writes what Ruby's Psych makes of the texts of test/support/yaml-cases.ts into fixtures/yaml/psych.recorded.json. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { yamlBytes, yamlTexts } from '../support/yaml-cases.ts';
import { type Oracle, ROOT } from './oracle.ts';

interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: string;
}

const FILE = join(ROOT, 'fixtures', 'yaml', 'psych.recorded.json');

export async function record(oracle: Pick<Oracle, 'version'>): Promise<readonly string[]> {
  const asked = [...yamlTexts().map((source) => ({ source })), ...yamlBytes().map((base64) => ({ base64 }))];
  const input = asked.map((request) => `${JSON.stringify(request)}\n`).join('');
  const output = execFileSync('ruby', [join(import.meta.dirname, 'psych.rb')], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  const answers = output.trimEnd().split('\n');
  const lines = asked.map((request, index) =>
    JSON.stringify({ ...request, ...kept(JSON.parse(answers[index] as string) as Answer) }),
  );
  const about = `YAML texts and what Puppet makes of them. Recorded from Puppet ${oracle.version}`;
  writeFileSync(FILE, `{"about": ${JSON.stringify(about)},\n"cases": [\n${lines.join(',\n')}\n]}\n`);
  return [FILE];
}

/** Of an error of Ruby itself the message alone, without the lines of Psych that are shown below it. */
function kept({ ok, value, error }: Answer): Omit<Answer, 'ok'> {
  return ok ? { value } : { error: error?.split('\n\n')[0] as string };
}
