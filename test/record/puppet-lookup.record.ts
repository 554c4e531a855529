/** Writes fixtures/cli/lookup.recorded.json: what `puppet lookup` itself prints for the command lines of test/support/lookup-commands.ts. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLines, ENVIRONMENTS, nodeOf } from '../support/lookup-commands.ts';
import { ROOT } from './oracle.ts';

interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function record(): Promise<readonly string[]> {
  const work = mkdtempSync(join(tmpdir(), 'puppet-lookup-'));
  const folders = ['--confdir', join(work, 'conf'), '--vardir', join(work, 'var'), '--color', 'false'];
  try {
    const asked = commandLines();
    const input = asked.map(
      ({ environment, args }) => `${JSON.stringify([...args, ...nodeOf(environment), ...folders].map(whole))}\n`,
    );
    const program = join(import.meta.dirname, 'puppet-lookup.rb');
    const output = execFileSync('ruby', [program], { cwd: ROOT, input: input.join(''), encoding: 'utf8', maxBuffer: 1e8 });
    const answers = output.trimEnd().split('\n');
    const lines = asked.map((one, index) => JSON.stringify({ ...one, ...kept(JSON.parse(answers[index] as string) as Answer) }));
    const path = join(ROOT, 'fixtures', 'cli', 'lookup.recorded.json');
    writeFileSync(path, `[\n${lines.join(',\n')}\n]\n`);
    return [path];
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Puppet takes the environmentpath and the global hiera.yaml for settings, and wants them whole. */
function whole(argument: string): string {
  return argument === ENVIRONMENTS || argument.endsWith('global.yaml') ? join(ROOT, argument) : argument;
}

/** Errors alone are kept of what stands on standard error: warnings depend on the machine. */
function kept({ status, stdout, stderr }: Answer): Answer {
  const error = /^Error: [\s\S]*/m.exec(stderr)?.[0] ?? '';
  return { status, stdout: stdout.split(ROOT).join('ROOT'), stderr: error.split(ROOT).join('ROOT') };
}
