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
/** Puppet takes minutes for more. */
const PUPPETS_MOST = 10_000;
const COLD_RUNS = 5;

interface Timed {
  readonly cases: Readonly<Record<string, { readonly seconds: readonly number[]; readonly resources: number }>>;
  /** Megabytes. */
  readonly peak: number;
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
  if (!existsSync(PROGRAM)) return '  cold: not run, dist/dalang.js is not there (npm run build)';
  const folder = join(ROOT, '.cache', 'bench', 'environments');
  const lines = CASES.map(({ name, code }, index) => {
    const environment = join(folder, `case${index}`);
    mkdirSync(join(environment, 'manifests'), { recursive: true });
    writeFileSync(join(environment, 'manifests', 'site.pp'), code);
    const common = ['--environmentpath', folder, '--environment', `case${index}`];
    const ours = fastest(process.execPath, [PROGRAM, 'compile', ...common, '--node', 'bench'], COLD_RUNS);
    const its = hasPuppet ? fastest('puppet', ['catalog', 'compile', 'bench', '--render-as', 'json', ...common], 3) : undefined;
    return line(name, ours, its);
  });
  return ['  cold, the command', ...lines].join('\n');
}

function growth(hasPuppet: boolean): string {
  const lines = SIZES.map((size) => {
    const one = plain(size);
    const ours = dalang([one], 2, 3);
    const its = hasPuppet && size <= PUPPETS_MOST ? realPuppet([one], 0, 2) : undefined;
    const each = ((1e6 * least(ours, one.name)) / size).toFixed(1);
    const memory = `${ours.peak} MB${its ? `, Puppet ${its.peak} MB` : ''}`;
    return `${line(one.name, least(ours, one.name), its && least(its, one.name))}   ${each} us a resource, peak ${memory}`;
  });
  return ['  growth', ...lines].join('\n');
}

function dalang(cases: readonly CatalogCase[], warmUps: number, passes: number): Timed {
  const work = { bundle: BUNDLE, warm_ups: warmUps, passes, cases };
  return answer(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'catalog-passes.ts')], work);
}

function realPuppet(cases: readonly CatalogCase[], warmUps: number, passes: number): Timed {
  return answer('ruby', [join(import.meta.dirname, 'catalogs-puppet.rb')], { warm_ups: warmUps, passes, cases });
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

function fastest(command: string, args: readonly string[], runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e9 });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
    best = Math.min(best, (performance.now() - started) / 1000);
  }
  return best;
}

function line(name: string, ours: number, its: number | undefined): string {
  const mine = `  ${name.padEnd(38)}${(1000 * ours).toFixed(1).padStart(10)} ms`;
  return its === undefined
    ? mine
    : `${mine}   Puppet ${(1000 * its).toFixed(0).padStart(7)} ms   ratio ${(its / ours).toFixed(1).padStart(6)}`;
}
