/** Time from start to exit of the built program, cold: medians over several runs, and what that is more than Node itself. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'dist', 'dalang.js');
const RUNS = 21;

const MANIFEST = `class web (Integer $port = 8080, Array[String] $names = []) {
  $names.each |$name| {
    file { "/srv/\${name}":
      ensure  => file,
      content => @("EOT"/L),
        listen \${port}
        | EOT
    }
  }
}
`;

export async function run(): Promise<string> {
  if (!existsSync(PROGRAM)) return '  not run: dist/dalang.js is not there (npm run build)';
  const manifest = join(ROOT, '.cache', 'bench', 'web.pp');
  mkdirSync(join(manifest, '..'), { recursive: true });
  writeFileSync(manifest, MANIFEST);
  const commands: readonly (readonly [name: string, args: readonly string[]])[] = [
    ['node -e 0', ['-e', '0']],
    ['dalang --version', [PROGRAM, '--version']],
    ['dalang --help', [PROGRAM, '--help']],
    ['dalang parse web.pp', [PROGRAM, 'parse', manifest]],
    ['dalang parse --format pn web.pp', [PROGRAM, 'parse', '--format', 'pn', manifest]],
  ];
  const times = commands.map(() => [] as number[]);
  // In turns, so that a busy moment of the machine meets them all.
  for (let round = 0; round < RUNS; round++) {
    for (const [i, [, args]] of commands.entries()) times[i]?.push(once(args));
  }
  const medians = times.map((list) => list.sort((a, b) => a - b)[RUNS >> 1] as number);
  const node = medians[0] as number;
  return commands
    .map(
      ([name], i) =>
        `  ${name.padEnd(32)} ${(medians[i] as number).toFixed(0).padStart(4)} ms  +${((medians[i] as number) - node).toFixed(0)} ms`,
    )
    .join('\n');
}

function once(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return performance.now() - started;
}
