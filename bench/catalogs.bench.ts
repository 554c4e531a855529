/**
 * Compiling catalogs: dalang against real Puppet in one run. Warm: from a parsed manifest to the catalog's JSON. Cold: the command, from
 * start to exit. Then how time and memory grow with the number of resources.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { puppetVersion } from '../test/record/oracle.ts';
import { BUNDLE, bundledCompiler } from './bundled-compiler.ts';
import { CASES, type CatalogCase, plain } from './catalog-cases.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'dist', 'dalang.js');
const SIZES = [1000, 5000, 10_000, 50_000];
/** Puppet's warm passes take minutes for more; how much memory it needs is measured for all. */
const PUPPETS_MOST = 10_000;
const COLD_RUNS = 5;
const NO_PROGRAM = '  cold and growth: not run, dist/dalang.js is not there (npm run build)';

interface Timed {
  readonly cases: Readonly<Record<string, { readonly seconds: readonly number[]; readonly resources: number }>>;
}

export async function run(): Promise<string> {
  await bundledCompiler();
  const hasPuppet = puppetVersion() !== undefined;
  return [warm(hasPuppet), cold(hasPuppet), growth(hasPuppet)].join('\n\n');
}

function warm(hasPuppet: boolean): string {
  const ours = dalang(CASES, 30, 10);
  const puppet = hasPuppet ? realPuppet(CASES, 2, 4) : undefined;
  const lines = CASES.map(({ name }) => {
    const mine = least(ours, name);
    const its = puppet && least(puppet, name);
    if (puppet && ours.cases[name]?.resources !== puppet.cases[name]?.resources) return `  ${name}: not the same resources`;
    return line(name, mine, its);
  });
  return ['  warm', ...lines].join('\n');
}

function cold(hasPuppet: boolean): string {
  if (!existsSync(PROGRAM)) return NO_PROGRAM;
  const lines = CASES.map((entry) => {
    const ours = fastest(() => compileCommand(entry), COLD_RUNS);
    const its = hasPuppet ? fastest(() => puppetCommand(entry), 3) : undefined;
    return `${line(entry.name, ours.seconds, its?.seconds)}   ${peaks(ours, its)}`;
  });
  return ['  cold, the command', ...lines].join('\n');
}

/** How long a pass takes for a resource, warm, and how much memory the command needs. */
function growth(hasPuppet: boolean): string {
  if (!existsSync(PROGRAM)) return NO_PROGRAM;
  const lines = SIZES.map((size) => {
    const one = plain(size);
    const isForPuppet = hasPuppet && size <= PUPPETS_MOST;
    const ours = least(dalang([one], Math.max(2, Math.min(20, 50_000 / size)), 4), one.name);
    const its = isForPuppet ? least(realPuppet([one], 0, 2), one.name) : undefined;
    const memory = peaks(compileCommand(one), hasPuppet ? puppetCommand(one) : undefined);
    return `${line(one.name, ours, its)}   ${((1e6 * ours) / size).toFixed(1)} us a resource, ${memory}`;
  });
  return ['  growth: warm, and memory of the command', ...lines].join('\n');
}

function dalang(cases: readonly CatalogCase[], warmUps: number, passes: number): Timed {
  const work = { bundle: BUNDLE, warm_ups: warmUps, passes, cases };
  return answer(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'catalog-passes.ts')], work);
}

function realPuppet(cases: readonly CatalogCase[], warmUps: number, passes: number): Timed {
  return answer('ruby', [join(import.meta.dirname, 'compile-puppet.rb')], { whole: true, warm_ups: warmUps, passes, cases });
}

function answer(command: string, args: readonly string[], work: unknown): Timed {
  const { stdout, stderr, status } = spawnSync(command, args, { input: JSON.stringify(work), encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  return JSON.parse(stdout) as Timed;
}

/** Of the shortest pass, which other work on the machine has disturbed least. */
function least({ cases }: Timed, name: string): number {
  return Math.min(...(cases[name]?.seconds ?? []));
}

/** A run of a command. */
interface Run {
  readonly seconds: number;
  /** Megabytes that it had at most. */
  readonly peak: number;
}

const SAY_PEAK = `process.on('exit', () => process.stderr.write('peak ' + Math.round(process.resourceUsage().maxRSS / 1024) + ' MB'))`;

function compileCommand(entry: CatalogCase): Run {
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(SAY_PEAK)}`];
  return runCommand(process.execPath, [...preload, PROGRAM, 'compile', ...environmentOf(entry), '--node', 'bench']);
}

function puppetCommand(entry: CatalogCase): Run {
  const args = ['catalog', 'compile', 'bench', '--render-as', 'json', ...environmentOf(entry)];
  return runCommand('puppet', args, { RUBYOPT: `-r${join(import.meta.dirname, 'peak-memory.rb')}` });
}

/** Options that name an environment with the code of the case. */
function environmentOf({ name, code }: CatalogCase): readonly string[] {
  const folder = join(ROOT, '.cache', 'bench', 'environments');
  const environment = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  mkdirSync(join(folder, environment, 'manifests'), { recursive: true });
  writeFileSync(join(folder, environment, 'manifests', 'site.pp'), code);
  return ['--environmentpath', folder, '--environment', environment];
}

function runCommand(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const started = performance.now();
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e9, env: { ...process.env, ...env } });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return { seconds, peak: Number(/^peak (\d+) MB/m.exec(stderr)?.[1]) };
}

function fastest(once: () => Run, runs: number): Run {
  return Array.from({ length: runs }, once).reduce((a, b) => (b.seconds < a.seconds ? b : a));
}

function peaks(ours: Run, its: Run | undefined): string {
  return `peak ${ours.peak} MB${its ? `, Puppet ${its.peak} MB` : ''}`;
}

function line(name: string, ours: number, its: number | undefined): string {
  const mine = `  ${name.padEnd(38)}${(1000 * ours).toFixed(1).padStart(10)} ms`;
  return its === undefined
    ? mine
    : `${mine}   Puppet ${(1000 * its).toFixed(0).padStart(7)} ms   ratio ${(its / ours).toFixed(1).padStart(6)}`;
}
