/**
 * Ruby of modules: a class with 20 templates in ERB, dalang against real Puppet in one run, cold (the command, from start to exit) and warm (from a
 * parsed manifest to the catalog's JSON); then the same templates left to Ruby, as those are that do more than simple ones. Last what modules
 * cost that carry Ruby of which nothing is asked for.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { imageFolder } from '../compiler/ruby/index.ts';
import { puppetVersion } from '../test/record/oracle.ts';
import { BUNDLE, bundledCompiler } from './bundled-compiler.ts';
import { writeTemplates, writeUnused } from './ruby-module.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'dist', 'dalang.js');
const FOLDER = join(ROOT, '.cache', 'bench', 'ruby-templates');
const FACTS = { os: { family: 'RedHat' } };
const COLD_RUNS = 7;
const UNUSED_MODULES = 100;
const CASE = '20 templates';
const CASE_FOR_RUBY = `${CASE} that only Ruby can render`;

/** Says how much memory a process had at most, and how many modules of WebAssembly it compiled: Ruby is one. */
const SAY_PEAK = `let started = 0;
const { Module } = WebAssembly;
WebAssembly.Module = new Proxy(Module, { construct: (target, args) => (started++, new target(...args)) });
process.on('exit', () => process.stderr.write('peak ' + Math.round(process.resourceUsage().maxRSS / 1024) + ' MB, ruby ' + started));`;

interface Run {
  readonly seconds: number;
  readonly peak: number;
  readonly startsRuby: boolean;
}

export async function run(): Promise<string> {
  await bundledCompiler();
  linkRuby();
  rmSync(FOLDER, { recursive: true, force: true });
  const hasPuppet = puppetVersion() !== undefined;
  const cases = [
    { name: CASE, environment: writeTemplates(join(FOLDER, 'templates'), false) },
    { name: CASE_FOR_RUBY, environment: writeTemplates(join(FOLDER, 'for_ruby'), true) },
  ];
  const lines = ['  warm', ...cases.map((one) => warm(one, hasPuppet))];
  if (!existsSync(PROGRAM)) return [...lines, '', NO_PROGRAM].join('\n');
  lines.push('', '  cold, the command', ...cases.map((one) => cold(one, hasPuppet)));
  return [...lines, '', unused()].join('\n');
}

interface Case {
  readonly name: string;
  readonly environment: string;
}

const NO_PROGRAM = '  cold: not run, dist/dalang.js is not there (npm run build)';

/** The bundled compiler looks for Ruby beside itself. */
function linkRuby(): void {
  const link = join(BUNDLE, '..', 'ruby');
  rmSync(link, { recursive: true, force: true });
  symlinkSync(
    imageFolder((text) => void process.stderr.write(`${text}\n`)),
    link,
  );
}

function warm({ name, environment }: Case, hasPuppet: boolean): string {
  const modulepath = [join(environment, 'modules')];
  const work = { bundle: BUNDLE, whole: true, cases: [{ name, code: 'include site', modulepath, facts: FACTS }] };
  const passes = join(import.meta.dirname, 'catalog-passes.ts');
  const ours = least(process.execPath, ['--import', 'tsx', passes], { ...work, warm_ups: 200, passes: 200 });
  const its = hasPuppet
    ? least('ruby', [join(import.meta.dirname, 'compile-puppet.rb')], { ...work, warm_ups: 5, passes: 40 })
    : undefined;
  return line(name, ours, its);
}

function least(command: string, args: readonly string[], work: object): number {
  const { stdout, stderr, status } = spawnSync(command, args, { input: JSON.stringify(work), encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  const { cases } = JSON.parse(stdout) as { cases: Record<string, { seconds: number[] }> };
  return Math.min(...(Object.values(cases)[0]?.seconds ?? []));
}

function cold({ name, environment }: Case, hasPuppet: boolean): string {
  const ours: Run[] = [];
  const its: Run[] = [];
  // In turns, so that a busy moment of the machine meets both.
  for (let round = 0; round < COLD_RUNS; round++) {
    ours.push(compileCommand(environment, false));
    if (hasPuppet) its.push(puppetCommand(environment, false));
  }
  const mine = { ...compileCommand(environment, true), seconds: fastest(ours).seconds };
  const theirs = hasPuppet ? { ...puppetCommand(environment, true), seconds: fastest(its).seconds } : undefined;
  return `${line(name, mine.seconds, theirs?.seconds)}   peak ${mine.peak} MB${theirs ? `, Puppet ${theirs.peak} MB` : ''}`;
}

/** The same manifest without modules, and with many that carry Ruby. */
function unused(): string {
  const none = join(FOLDER, 'none');
  const many = writeUnused(join(FOLDER, 'many'), UNUSED_MODULES);
  for (const environment of [none, many]) {
    mkdirSync(join(environment, 'manifests'), { recursive: true });
    writeFileSync(join(environment, 'manifests', 'site.pp'), "notify { 'plain': }\n");
  }
  const runs: readonly (readonly [string, string, Run[]])[] = [
    ['no modules', none, []],
    [`${UNUSED_MODULES} modules with Ruby, none asked for`, many, []],
  ];
  for (let round = 0; round < COLD_RUNS; round++)
    for (const [, environment, list] of runs) list.push(compileCommand(environment, false));
  const lines = runs.map(([name, environment, list]) => {
    const { peak, startsRuby } = compileCommand(environment, true);
    return `${line(name, fastest(list).seconds, undefined)}   peak ${peak} MB   Ruby ${startsRuby ? 'started' : 'not started'}`;
  });
  return ['  runs without Ruby, the command', ...lines].join('\n');
}

/** `isWatched`: the run says how much memory it had, which takes time. */
function compileCommand(environment: string, isWatched: boolean): Run {
  const facts = join(FOLDER, 'facts.json');
  writeFileSync(facts, JSON.stringify(FACTS));
  const preload = isWatched ? ['--import', `data:text/javascript,${encodeURIComponent(SAY_PEAK)}`] : [];
  return runCommand(process.execPath, [
    ...preload,
    PROGRAM,
    'compile',
    '--environment',
    environment,
    '--node',
    'bench',
    '--facts',
    facts,
  ]);
}

/** Facts come from a file here, too: Facter alone would take seconds. */
function puppetCommand(environment: string, isWatched: boolean): Run {
  const [confdir, vardir] = [join(FOLDER, 'conf'), join(FOLDER, 'var')];
  for (const folder of [confdir, join(vardir, 'yaml', 'facts')]) mkdirSync(folder, { recursive: true });
  const facts = `--- !ruby/object:Puppet::Node::Facts\nname: bench\nvalues:\n  os:\n    family: ${FACTS.os.family}\n`;
  writeFileSync(join(vardir, 'yaml', 'facts', 'bench.yaml'), facts);
  const places = ['--environmentpath', dirname(environment), '--environment', basename(environment), '--basemodulepath', ''];
  const args = ['catalog', 'compile', 'bench', '--render-as', 'json', '--facts_terminus', 'yaml', ...places];
  const preload = isWatched ? { RUBYOPT: `-r${join(import.meta.dirname, 'peak-memory.rb')}` } : {};
  return runCommand('puppet', [...args, '--confdir', confdir, '--vardir', vardir], preload);
}

function runCommand(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const started = performance.now();
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e9, env: { ...process.env, ...env } });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return { seconds, peak: Number(/^peak (\d+) MB/m.exec(stderr)?.[1]), startsRuby: !/, ruby 0$/m.test(stderr) };
}

function fastest(runs: readonly Run[]): Run {
  return runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
}

function line(name: string, ours: number, its: number | undefined): string {
  const mine = `  ${name.padEnd(42)}${(1000 * ours).toFixed(1).padStart(10)} ms`;
  return its === undefined
    ? mine
    : `${mine}   Puppet ${(1000 * its).toFixed(0).padStart(7)} ms   ratio ${(its / ours).toFixed(1).padStart(6)}`;
}
