/** Writes compiler/functions/shared/similar-methods.json: what Ruby proposes for methods that a class does not have. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './oracle.ts';

export async function record(): Promise<readonly string[]> {
  const recorded = execFileSync('ruby', [join(import.meta.dirname, 'similar-methods.rb')], { encoding: 'utf8' });
  const file = join(ROOT, 'compiler', 'functions', 'shared', 'similar-methods.json');
  writeFileSync(file, recorded);
  execFileSync(join(ROOT, 'node_modules', '.bin', 'biome'), ['format', '--write', file], { stdio: 'ignore' });
  return [file];
}
