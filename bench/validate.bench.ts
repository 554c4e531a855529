/** `dalang validate`, cold, from start to exit: environments of growing size, without nodes and with some. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Size, writeEnvironment } from './validate-environment.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'dist', 'dalang.js');
const FOLDER = join(ROOT, '.cache', 'bench', 'validate');
const FILES = [250, 500, 1000, 2000];
const NODES = [0, 10];
const KEYS_IN_FILE = 20;
const RUNS = 5;

export async function run(): Promise<string> {
  if (!existsSync(PROGRAM)) return '  not run: dist/dalang.js is not there (npm run build)';
  const sizes = NODES.flatMap((nodes) => FILES.map((files): Size => ({ files, keysInFile: KEYS_IN_FILE, nodes })));
  return sizes
    .map((size) => {
      writeEnvironment(FOLDER, size);
      const times = Array.from({ length: RUNS }, () => once(size.nodes > 0)).sort((a, b) => a - b);
      const median = times[RUNS >> 1] as number;
      const name = `${size.files} files, ${size.files * KEYS_IN_FILE} keys, ${size.nodes} nodes`;
      return `  ${name.padEnd(36)} ${median.toFixed(0).padStart(5)} ms  ${((median / size.files) * 1000).toFixed(0).padStart(5)} µs a file`;
    })
    .join('\n');
}

function once(withFacts: boolean): number {
  const facts = withFacts ? ['--facts', join(FOLDER, 'facts')] : [];
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'validate', '--no-config', ...facts, FOLDER], {
    encoding: 'utf8',
  });
  const time = performance.now() - started;
  if (status !== 0) throw new Error(`validate found something: ${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`);
  return time;
}
