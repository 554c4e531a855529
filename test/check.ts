/**
 * `npm run check`: everything that CI demands. Each step must pass before the next begins; the tests come last, so that their line
 * `N passed, N failed` closes the output.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules', '.bin');

/** All that an installed package holds. */
const RUBY = ['NOTICE', 'ruby.json', 'ruby.memory', 'ruby.wasm'].map((file) => `dist/ruby/${file}`);
const PACKAGE_CONTENTS = ['LICENSE', 'README.md', 'dist/dalang.js', ...RUBY, 'package.json'];

interface Step {
  readonly name: string;
  /** Throws with what is wrong. */
  readonly run: () => void;
}

const STEPS: readonly Step[] = [
  { name: 'lint', run: () => command(join(BIN, 'biome'), ['check', '--error-on-warnings', '.']) },
  { name: 'types', run: () => command(join(BIN, 'tsc'), ['-p', '.']) },
  { name: 'lock file', run: lockFileHasNoAddresses },
  { name: 'build', run: () => command(process.execPath, ['--import', 'tsx', 'bin/build.ts']) },
  { name: 'package contents', run: packageContents },
  { name: 'UPDATE=1 changes nothing', run: updateChangesNothing },
  { name: 'tests', run: () => command(process.execPath, ['--import', 'tsx', 'test/run.ts']) },
];

function command(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`exit code ${status}`);
}

function output(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** An address would tie every install to one registry. */
function lockFileHasNoAddresses(): void {
  if (readFileSync(join(ROOT, 'package-lock.json'), 'utf8').includes('"resolved":')) {
    throw new Error('package-lock.json holds download addresses');
  }
}

function packageContents(): void {
  const [{ files }] = JSON.parse(output('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'])) as [
    { files: { path: string }[] },
  ];
  const found = files.map(({ path }) => path).sort();
  const strays = found.filter((path) => !PACKAGE_CONTENTS.includes(path));
  const absent = PACKAGE_CONTENTS.filter((path) => !found.includes(path));
  if (strays.length + absent.length > 0)
    throw new Error(`strays: ${strays.join(', ') || 'none'}; missing: ${absent.join(', ') || 'none'}`);
  if (!existsSync(join(ROOT, 'dist', 'dalang.js'))) throw new Error('dist/dalang.js was not built');
}

/** What is not committed yet may stay so; the update pass, of the tests that can update something, must not add to it. */
function updateChangesNothing(): void {
  const before = treeState();
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'test/run.ts', ...goldenTests()], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { ...process.env, UPDATE: '1' },
  });
  if (status !== 0) throw new Error(`tests fail in the update pass:\n${stdout.slice(-4000)}`);
  if (treeState() !== before) throw new Error(`UPDATE=1 npm test changed files:\n${output('git', ['status', '--porcelain'])}`);
}

/** Test files with golden files. */
function goldenTests(): readonly string[] {
  const usesGolden = (path: string) => /from '[./]*(?:support\/)?golden\.ts'/.test(readFileSync(join(ROOT, path), 'utf8'));
  const users = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join('test', path))
    .filter(usesGolden);
  const hidden = users.find((path) => !path.endsWith('.test.ts'));
  if (hidden !== undefined) throw new Error(`${hidden} uses golden files: the update pass cannot tell which tests use it`);
  if (users.length === 0) throw new Error('no test uses golden files');
  return users;
}

function treeState(): string {
  return output('git', ['status', '--porcelain', '-uall']) + output('git', ['diff']);
}

for (const step of STEPS) {
  process.stdout.write(`\n== ${step.name}\n`);
  try {
    step.run();
  } catch (error) {
    process.stdout.write(`== ${step.name} failed: ${(error as Error).message}\n`);
    process.exit(1);
  }
}
