/** Writes compiler/node/settings.json: Puppet's settings with their default values. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './oracle.ts';

export async function record(): Promise<readonly string[]> {
  const answer = execFileSync('ruby', [join(import.meta.dirname, 'settings.rb')], { encoding: 'utf8' });
  const file = join(ROOT, 'compiler', 'node', 'settings.json');
  writeFileSync(file, answer);
  execFileSync(join(ROOT, 'node_modules', '.bin', 'biome'), ['format', '--write', file]);
  return [file];
}
