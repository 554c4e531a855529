/** Writes fixtures/psych/to-yaml.recorded.json: what Ruby's `to_yaml`, which prints the answers of `puppet lookup`, makes of values. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './oracle.ts';

export async function record(): Promise<readonly string[]> {
  const path = join(ROOT, 'fixtures', 'psych', 'to-yaml.recorded.json');
  const cases = JSON.parse(
    execFileSync('ruby', [join(import.meta.dirname, 'to-yaml.rb')], { encoding: 'utf8', maxBuffer: 1e8 }),
  ) as unknown[];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `[\n${cases.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
  return [path];
}
