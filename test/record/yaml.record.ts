/** Writes what Ruby's Psych makes of each text into fixtures/yaml/psych.json. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Oracle, ROOT } from './oracle.ts';

interface Table {
  readonly about: string;
  readonly cases: readonly { readonly text: string }[];
}

const FILE = join(ROOT, 'fixtures', 'yaml', 'psych.json');

export async function record(oracle: Pick<Oracle, 'version'>): Promise<readonly string[]> {
  const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as Table;
  const input = cases.map(({ text }) => `${JSON.stringify(text)}\n`).join('');
  const output = execFileSync('ruby', [join(import.meta.dirname, 'psych.rb')], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  const answers = output.trimEnd().split('\n');
  const lines = cases.map(({ text }, index) => JSON.stringify({ text, ...JSON.parse(answers[index] as string) }));
  const about = `YAML texts and what Puppet makes of them. Recorded from Puppet ${oracle.version}`;
  writeFileSync(FILE, `{"about": ${JSON.stringify(about)},\n"cases": [\n${lines.join(',\n')}\n]}\n`);
  return [FILE];
}
