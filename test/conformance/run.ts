/**
 * `npm run conformance -- [CORPUS...] [OPTION...]`: asks dalang and real Puppet the same, and shows in one table how they compare.
 * Differences are written to .conformance/CORPUS.differences.txt; Puppet's answers are kept in .conformance/cache/.
 *
 * The exit code is 1 when a corpus has less than --min percent the same or listed, when dalang crashed or hung, or when differences.yaml lists
 * a case that does not differ; 2 when a corpus could not run.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleProgram } from '../../bin/bundle.ts';
import { type OptionSpecs, type OptionValues, parseArguments } from '../../bin/options.ts';
import { Terminal } from '../../bin/terminal.ts';
import { UsageError } from '../../bin/usage-error.ts';
import { CONFORMANCE_DIR, Oracle, ROOT } from '../record/oracle.ts';
import { type Answer, LineProcess } from '../support/line-process.ts';
import { compareAnswers } from './compare.mjs';
import type { Case, Corpus } from './corpus.ts';
import { isCrash } from './crash.ts';
import { Differences } from './differences.ts';
import { askingThisMachine } from './machine-world.ts';
import { MAX_SECONDS, type Measurement, measure, type Sides } from './measure.ts';
import { differenceText, percentAccepted, table, writeDifferences } from './report.ts';
import { shrink } from './shrink.ts';

const OPTIONS = {
  only: { value: 'PATTERN', help: 'only cases whose name matches the regular expression' },
  limit: { value: 'N', help: 'at most N cases of each corpus, evenly spread over it' },
  seed: { value: 'N', help: 'start of the pseudo-random sequence (1)' },
  show: { value: 'N', help: 'differences to show of each corpus (5)' },
  min: { value: 'PERCENT', help: 'fail when less is the same, or listed in differences.yaml' },
  shrink: { help: 'make the expressions that differ as small as they can be, into .conformance/CORPUS.shrunk.json' },
  built: { help: 'ask dist/dalang.js rather than a bundle of the sources as they are' },
  list: { help: 'name the corpora' },
} as const satisfies OptionSpecs;

type Options = OptionValues<typeof OPTIONS>;

async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseArguments(OPTIONS, argv);
  const all = await loadCorpora();
  if (options.list) {
    for (const corpus of all) await terminal.print(`${corpus.name.padEnd(18)} ${corpus.description}\n`);
    return 0;
  }
  const unknown = operands.find((name) => !all.some((corpus) => corpus.name === name));
  if (unknown !== undefined)
    throw new UsageError(`no corpus named '${unknown}'`, `there are ${all.map((corpus) => corpus.name).join(', ')}`);
  const wanted = operands.length === 0 ? all : all.filter((corpus) => operands.includes(corpus.name));
  const differences = new Differences();
  const measurements: Measurement[] = [];
  let unable = false;
  for (const corpus of wanted) {
    const measurement = await runCorpus(corpus, options, differences);
    if (measurement === undefined) unable = true;
    else measurements.push(measurement);
  }
  if (measurements.length === 0) return 2;
  await terminal.print(`${table(measurements)}\n`);
  if (unable && operands.length > 0) return 2;
  return measurements.every((measurement) => acceptable(measurement, options)) ? 0 : 1;
}

async function loadCorpora(): Promise<Corpus[]> {
  const folder = join(import.meta.dirname, 'corpora');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return Promise.all(
    files.map(async (name) => ((await import(pathToFileURL(join(folder, name)).href)) as { corpus: Corpus }).corpus),
  );
}

/** For one answer of Puppet: some made-up code keeps it busy for ever. */
const PUPPETS_TIMEOUT_MS = 20_000;

/** Undefined when the corpus cannot run here; the reason is told. */
async function runCorpus(corpus: Corpus, options: Options, differences: Differences): Promise<Measurement | undefined> {
  const reason = corpus.missing?.();
  const oracle = new Oracle({
    cache: corpus.name,
    timeoutMs: PUPPETS_TIMEOUT_MS,
    ...(corpus.reference ? { script: corpus.reference } : {}),
  });
  if (reason !== undefined || (oracle.version === undefined && corpus.recorded === undefined)) {
    terminal.say(
      `${corpus.name}: not run: ${reason ?? 'real Puppet is not installed (apt-get install puppet-agent), and no answers are recorded'}`,
    );
    return undefined;
  }
  if (oracle.version === undefined) terminal.say(`${corpus.name}: real Puppet is not installed, recorded answers are used`);
  const cases = await chosenCases(corpus, options);
  const ours = corpus.ours ? inThisProcess(await corpus.ours()) : await oursProcess(corpus, options);
  const progress = terminal.progress(corpus.name, cases.length);
  const sides = { reference: (request: Case) => referenceAnswer(oracle, corpus, request), ours };
  const measurement = await measure(corpus, cases, sides, differences, (id) => progress.step(id));
  progress.end();
  if (options.shrink) await writeShrunk(measurement, cases, sides);
  await Promise.all([oracle.close(), ours.close()]);
  if (!options.only && !options.limit) {
    for (const entry of differences.stale(corpus.name))
      measurement.listErrors.push(`differences.yaml lists ${entry}, which is no case`);
  }
  tell(measurement, options);
  return measurement;
}

/** Answers by a function, for corpora that are asked without `dalang rpc`. */
function inThisProcess(answer: (request: Case) => Answer): Sides['ours'] & { close(): Promise<void> } {
  return { ask: async (request) => answer(request as Case), close: async () => {} };
}

async function oursProcess(corpus: Corpus, options: Options): Promise<Pick<LineProcess, 'ask' | 'close'>> {
  const ours = new LineProcess({
    command: await oursCommand(options),
    cwd: ROOT,
    timeoutMs: 4000 + 1000 * (corpus.maxSeconds ?? MAX_SECONDS),
    startMs: 10_000,
    ahead: 32,
  });
  await ours.ask({ op: 'parse', source: '' }); // what is loaded with the first request is no part of its time
  return corpus.asksMachine ? askingThisMachine(ours) : ours;
}

/** The differing expressions as cases without answers, made small, in the form of fixtures/evaluator/expressions.recorded.json. */
async function writeShrunk({ corpus, differences }: Measurement, cases: readonly Case[], sides: Sides): Promise<void> {
  const differing = new Set(differences.map(({ id }) => id));
  const small = new Set<string>();
  for (const request of cases) {
    if (!differing.has(request.id) || typeof request.code !== 'string') continue;
    small.add(await shrink(request.code, async (code) => differs(await askBoth({ ...request, code, id: code }, sides))));
  }
  const file = join(CONFORMANCE_DIR, `${corpus}.shrunk.json`);
  writeFileSync(file, `[\n${[...small].map((expr) => JSON.stringify({ expr })).join(',\n')}\n]\n`);
  terminal.say(`${corpus}: ${small.size} small expressions that differ are in ${file}`);
}

async function askBoth(request: Case, { reference, ours }: Sides): Promise<readonly [reference: Answer, ours: Answer]> {
  return Promise.all([reference(request), ours.ask(request)]);
}

function differs([reference, ours]: readonly [reference: Answer, ours: Answer]): boolean {
  if (isCrash(reference) || reference.class === 'Crash') return false;
  return compareAnswers(reference, ours).verdict !== 'same' || JSON.stringify(reference.logs) !== JSON.stringify(ours.logs);
}

async function referenceAnswer(oracle: Oracle, corpus: Corpus, request: Case): Promise<Answer> {
  if (oracle.version !== undefined) return oracle.ask(request);
  return corpus.recorded?.(request) ?? { ok: false, error: 'no answer is recorded', logs: [] };
}

async function chosenCases(corpus: Corpus, options: Options): Promise<Case[]> {
  const pattern = options.only === undefined ? undefined : new RegExp(options.only);
  const cases: Case[] = [];
  for await (const request of corpus.requests({ seed: number(options.seed, 1) }))
    if (!pattern || pattern.test(request.id)) cases.push(request);
  const limit = number(options.limit, cases.length);
  if (limit >= cases.length) return cases;
  return Array.from({ length: limit }, (_, i) => cases[Math.floor((i * cases.length) / limit)] as Case);
}

/** The sources as they are now, bundled, or what `npm run build` made. */
async function oursCommand(options: Options): Promise<string[]> {
  const built = join(ROOT, 'dist', 'dalang.js');
  if (options.built && !existsSync(built)) throw new UsageError('dist/dalang.js is not there', 'npm run build');
  const program = options.built ? built : join(CONFORMANCE_DIR, 'dalang.js');
  if (!options.built) await bundleProgram(program);
  return [process.execPath, program, 'rpc'];
}

function number(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isFinite(value) || value < 0) throw new UsageError(`'${text}' is no number`);
  return value;
}

function tell(measurement: Measurement, options: Options): void {
  const file = join(CONFORMANCE_DIR, `${measurement.corpus}.differences.txt`);
  writeDifferences(file, measurement);
  const unlisted = measurement.differences.filter(({ listed }) => !listed);
  for (const difference of unlisted.slice(0, number(options.show, 5))) terminal.say(differenceText(difference).trimEnd());
  if (measurement.differences.length > 0)
    terminal.say(`${measurement.corpus}: all ${measurement.differences.length} differences are in ${file}`);
  for (const text of measurement.broken) terminal.say(`${measurement.corpus}: broken ${text}`);
  for (const error of measurement.listErrors) terminal.say(`${measurement.corpus}: ${error}`);
}

function acceptable(measurement: Measurement, options: Options): boolean {
  if (measurement.listErrors.length > 0 || measurement.broken.length > 0 || measurement.cases === 0) return false;
  return options.min === undefined || percentAccepted(measurement) >= number(options.min, 0);
}

const terminal = new Terminal();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  terminal.say(`conformance: ${error.message}${error.hint ? `\n  hint: ${error.hint}` : ''}`);
  process.exitCode = 2;
}
