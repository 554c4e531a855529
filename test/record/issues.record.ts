/** Writes fixtures/validate/issues.recorded.json: Puppet's issues and their message texts. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './oracle.ts';

export async function record(): Promise<readonly string[]> {
  const output = execFileSync('ruby', [join(import.meta.dirname, 'issues.rb')], { encoding: 'utf8' });
  const file = join(ROOT, 'fixtures', 'validate', 'issues.recorded.json');
  writeFileSync(file, `${JSON.stringify(JSON.parse(output), null, 1)}\n`);
  return [file];
}
