/**
 * A thousand lookups over eight levels, with interpolation: dalang against real Puppet in one run, both warm. A pass is the compilation
 * of a catalog whose code is parsed and whose data files are read already; both sides must come to the same answer. Then the commands
 * `dalang lookup` and `puppet lookup`, cold, from start to exit.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { puppetVersion } from '../test/record/oracle.ts';
import { bundledCompiler, type Compiler } from './bundled-compiler.ts';
import { type ColdLookup, coldLookups, type LookupBenchCase, lookupCases } from './lookup-cases.ts';

const PROGRAM = join(import.meta.dirname, '..', 'dist', 'dalang.js');
const COLD_RUNS = 7;
const PASSES = 60;
const WARM_UPS = 10;
/** In milliseconds. A compiler that is warm has optimized what is hot. */
const WARM_UP_TIME = 4000;
const PUPPETS_PASSES = 3;

interface Measured {
  readonly seconds: readonly number[];
  readonly answer: unknown;
}

export async function run(): Promise<string> {
  const compiler = await bundledCompiler();
  const folder = mkdtempSync(join(tmpdir(), 'dalang-bench-'));
  try {
    const cases = lookupCases(folder);
    const ours = new Map(cases.map((entry) => [entry.name, timeDalang(entry, compiler)]));
    const puppet = puppetVersion() === undefined ? undefined : timePuppet(cases);
    const rows = cases.map(({ name }) => row(name, ours.get(name) as Measured, puppet?.[name]));
    const cold = coldLookups(folder).map((entry) => coldRow(entry, puppet !== undefined));
    return [heading(), ...rows, '  cold, one key', ...cold, ...(puppet ? [] : ['  Puppet is not installed'])].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function timeDalang({ name, code, environment: directory, facts }: LookupBenchCase, compiler: Compiler): Measured {
  const settings = { ...compiler.DEFAULT_SETTINGS, hieraConfig: join(directory, 'nowhere', 'hiera.yaml') };
  const base = new compiler.Environment({ directory, settings });
  const compiled = (environment: InstanceType<Compiler['Environment']>) => {
    const result = compiler.compile(environment, { name: 'bench', facts: facts as never });
    if (!result.ok) throw new Error(`${name}: ${result.error}`);
    return result.catalog.resources;
  };
  // Puppet's answer is the variable; here a catalog has to carry it, and that is not timed.
  const carrier = base.with({ code: `${code}\nnotify { 'answer': message => $answer }` });
  const { parameters } = compiled(carrier).find(({ title }) => title === 'answer') as { parameters?: { message?: unknown } };
  const environment = base.with({ code });
  const pass = () => {
    const started = performance.now();
    compiled(environment);
    return (performance.now() - started) / 1000;
  };
  const started = performance.now();
  for (let i = 0; i < WARM_UPS || performance.now() - started < WARM_UP_TIME; i++) pass();
  const passes = Array.from({ length: PASSES }, pass);
  return { seconds: passes, answer: parameters?.message };
}

function timePuppet(cases: readonly LookupBenchCase[]): Readonly<Record<string, Measured>> {
  const { stdout, stderr, status } = spawnSync('ruby', [join(import.meta.dirname, 'compile-puppet.rb')], {
    input: JSON.stringify({ passes: PUPPETS_PASSES, warm_ups: 1, cases }),
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`Puppet's side failed: ${stderr}`);
  return (JSON.parse(stdout) as { cases: Record<string, Measured> }).cases;
}

/** In turns, so that a busy moment of the machine meets both. */
function coldRow({ name, args }: ColdLookup, hasPuppet: boolean): string {
  if (!existsSync(PROGRAM)) return `  ${name.padEnd(34)} not run: dist/dalang.js is not there (npm run build)`;
  const ours: Command[] = [];
  const its: Command[] = [];
  for (let i = 0; i < COLD_RUNS; i++) {
    ours.push(command(process.execPath, [PROGRAM, 'lookup', ...args]));
    if (hasPuppet) its.push(command('puppet', ['lookup', ...args]));
  }
  return row(name, measured(ours), hasPuppet ? measured(its) : undefined);
}

interface Command {
  readonly seconds: number;
  readonly answer: string;
}

function measured(runs: readonly Command[]): Measured {
  return { seconds: runs.map(({ seconds }) => seconds), answer: runs[0]?.answer };
}

function command(program: string, args: readonly string[]): Command {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr}`);
  return { seconds, answer: stdout.trim() };
}

function heading(): string {
  return `  ${'1,000 lookups'.padEnd(34)}${'dalang ms'.padStart(12)}${'Puppet ms'.padStart(12)}${'ratio'.padStart(8)}`;
}

/** By the shortest passes: those that other work on the machine has disturbed least. */
function row(name: string, ours: Measured, puppet: Measured | undefined): string {
  const mine = Math.min(...ours.seconds);
  const cells = `  ${name.padEnd(34)}${(mine * 1000).toFixed(2).padStart(12)}`;
  if (puppet === undefined) return cells;
  const its = Math.min(...puppet.seconds);
  const same = JSON.stringify(plain(ours.answer)) === JSON.stringify(puppet.answer);
  return `${cells}${(its * 1000).toFixed(2).padStart(12)}${(its / mine).toFixed(1).padStart(8)}${same ? '' : '  the answers differ'}`;
}

/** Integers as JSON has them. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? Number(one) : one)));
}
