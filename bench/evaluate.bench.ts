/**
 * Evaluating loop-heavy code, a table of families and one large manifest: dalang against real Puppet in one run, both warm. A pass is
 * the compilation of a catalog whose code is parsed already; both sides must come to the same answer.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Environment } from '../compiler/index.ts';
import { puppetVersion } from '../test/record/oracle.ts';
import { bundledCompiler, type Compiler } from './bundled-compiler.ts';
import { CASES, type EvaluateCase, OVERALL } from './evaluate-cases.ts';

const PASSES = 3;
/** Puppet's passes are long; dalang's are repeated until they took as long as one of Puppet's, or this many times. */
const MOST_PASSES = 40;
const WARM_UPS = 1;
const WARM_UP_SECONDS = 1;

interface Measured {
  readonly seconds: readonly number[];
  readonly answer: unknown;
}

export async function run(): Promise<string> {
  const compiler = await bundledCompiler();
  const cases = chosenCases();
  const ours = new Map(cases.map((entry) => [entry.name, timeDalang(entry, compiler)]));
  const puppet = puppetVersion() === undefined ? undefined : timePuppet(cases);
  const rows = cases.map(({ name }) => row(name, ours.get(name) as Measured, puppet?.cases[name]));
  const head = `  ${'family'.padEnd(38)}${'dalang ms: min, median'.padStart(24)}${'Puppet ms: min, median'.padStart(26)}${'ratio'.padStart(8)}`;
  return [head, ...rows, ...(puppet ? [summary(cases, ours, puppet.cases)] : ['  Puppet is not installed'])].join('\n');
}

/** All, or those whose name holds the text of BENCH_FILTER. */
function chosenCases(): readonly EvaluateCase[] {
  const filter = process.env.BENCH_FILTER ?? '';
  return CASES.filter(({ name }) => name.includes(filter));
}

function timeDalang({ name, code }: EvaluateCase, compiler: Compiler): Measured {
  const environment = new compiler.Environment({}).with({ code: `${code}\nnotify { 'answer': message => $answer }` });
  const warm = performance.now() + WARM_UP_SECONDS * 1000;
  let answer = pass(name, environment, compiler).answer;
  while (performance.now() < warm) answer = pass(name, environment, compiler).answer;
  const seconds: number[] = [];
  const until = performance.now() + WARM_UP_SECONDS * 1000;
  while (seconds.length < PASSES || (seconds.length < MOST_PASSES && performance.now() < until)) {
    seconds.push(pass(name, environment, compiler).seconds);
  }
  return { seconds, answer };
}

function pass(name: string, environment: Environment, { compile }: Compiler): { seconds: number; answer: unknown } {
  const started = performance.now();
  const result = compile(environment, { name: 'bench' });
  const seconds = (performance.now() - started) / 1000;
  if (!result.ok) throw new Error(`${name}: ${result.error}`);
  const { parameters } = result.catalog.resources.find(({ title }) => title === 'answer') as { parameters?: { message?: unknown } };
  return { seconds, answer: parameters?.message };
}

function timePuppet(cases: readonly EvaluateCase[]): { cases: Record<string, Measured> } {
  const { stdout, stderr, status } = spawnSync('ruby', [join(import.meta.dirname, 'compile-puppet.rb')], {
    input: JSON.stringify({ passes: PASSES, warm_ups: WARM_UPS, cases }),
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`Puppet's side failed: ${stderr}`);
  return JSON.parse(stdout) as ReturnType<typeof timePuppet>;
}

function row(name: string, ours: Measured, puppet: Measured | undefined): string {
  const cells = `  ${name.padEnd(38)}${milliseconds(ours).padStart(24)}`;
  if (puppet === undefined) return cells;
  const same = JSON.stringify(plain(ours.answer)) === JSON.stringify(puppet.answer);
  return `${cells}${milliseconds(puppet).padStart(26)}${ratio(ours, puppet).toFixed(1).padStart(8)}${same ? '' : '  the answers differ'}`;
}

/** Of the shortest passes: those that other work on the machine has disturbed least. */
function ratio(ours: Measured, puppet: Measured): number {
  return Math.min(...puppet.seconds) / Math.min(...ours.seconds);
}

function summary(cases: readonly EvaluateCase[], ours: ReadonlyMap<string, Measured>, puppet: Record<string, Measured>): string {
  const ratios = cases.map(({ name }) => ({ name, value: ratio(ours.get(name) as Measured, puppet[name] as Measured) }));
  const least = ratios.reduce((a, b) => (b.value < a.value ? b : a));
  const overall = ratios.find(({ name }) => name === OVERALL);
  const mean = Math.exp(ratios.reduce((sum, { value }) => sum + Math.log(value), 0) / ratios.length);
  const first = overall === undefined ? '' : `${OVERALL} ${overall.value.toFixed(1)} times as fast; `;
  return `  ${first}geometric mean ${mean.toFixed(1)}; least ${least.value.toFixed(1)} (${least.name})`;
}

function milliseconds({ seconds }: Measured): string {
  return `${(Math.min(...seconds) * 1000).toFixed(2)}, ${(median(seconds) * 1000).toFixed(2)}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

/** Integers as JSON has them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return Array.isArray(value) ? value.map(plain) : value;
}
