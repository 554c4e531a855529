/** Writes fixtures/cli/lookup.recorded.json: what `puppet lookup` itself prints for the command lines of test/support/lookup-commands.ts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND_LINES, ENVIRONMENTS, NODE } from '../support/lookup-commands.ts';
import { ROOT } from './oracle.ts';

export async function record(): Promise<readonly string[]> {
  const work = mkdtempSync(join(tmpdir(), 'puppet-lookup-'));
  // Puppet takes the environmentpath for a setting, and wants it whole.
  const node = NODE.map((argument) => (argument === ENVIRONMENTS ? join(ROOT, ENVIRONMENTS) : argument));
  const folders = ['--confdir', join(work, 'conf'), '--vardir', join(work, 'var')];
  try {
    const answers = COMMAND_LINES.map((args) => {
      const { status, stdout } = spawnSync('puppet', ['lookup', ...args, ...node, ...folders], { cwd: ROOT, encoding: 'utf8' });
      return { args, status, stdout: stdout.split(ROOT).join('ROOT') };
    });
    const path = join(ROOT, 'fixtures', 'cli', 'lookup.recorded.json');
    writeFileSync(path, `${JSON.stringify(answers, null, 2)}\n`);
    return [path];
  } finally {
    rmSync(work, { recursive: true });
  }
}
