/**
 * Runs the uvu suites of `test/`: `node --import tsx test/run.ts [PATTERN...]`.
 *
 * A pattern is a part of a path (`parser/`, `heredoc`); without one every `*.test.ts` runs. FILTER=text runs only the cases whose
 * file, suite or name holds the text. UPDATE=1 rewrites the golden files that dalang owns. The last line is `N passed, N failed`,
 * counted from the cases that ran; the exit code is 1 when a case failed, when a file, pattern or filter ran nothing, or when a
 * suite was declared and never run.
 */
import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `--root=FOLDER`: another project's tests, for the tests of this file. */
const ROOT_OPTION = process.argv.find((argument) => argument.startsWith('--root='));
const ROOT = ROOT_OPTION ? resolve(ROOT_OPTION.slice('--root='.length)) : resolve(import.meta.dirname, '..');
const WRAPPER = pathToFileURL(join(import.meta.dirname, 'support', 'suites.ts')).href;

// Suites import plain `uvu`; what they get is support/suites.ts, which knows every suite that was declared.
const HOOK = `export function resolve(specifier, context, next) {
  if (specifier !== 'uvu' || context.parentURL?.split('?')[0] === ${JSON.stringify(WRAPPER)}) return next(specifier, context);
  return next(${JSON.stringify(WRAPPER)}, context);
}`;

/** Files that take longer say so. */
const SLOW_SECONDS = 3;

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** What is wrong with the run itself: each counts as a failure. */
  readonly complaints: string[];
}

type Records = typeof import('./support/suites.ts');

type Run = () => Promise<[errors: string | true, passed: number, skipped: number, total: number]>;

function testFiles(patterns: readonly string[], complaints: string[]): string[] {
  const all = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join('test', path))
    .sort();
  if (patterns.length === 0) return all;
  const wanted = patterns.map((pattern) =>
    resolve(pattern).startsWith(ROOT) && pattern.startsWith('/') ? relative(ROOT, pattern) : pattern,
  );
  for (const pattern of wanted) {
    if (!all.some((path) => path.includes(pattern))) complaints.push(`no test file matches '${pattern}'`);
  }
  return all.filter((path) => wanted.some((pattern) => path.includes(pattern)));
}

/** Imports one file, then runs what it declared. */
async function runFile(path: string, index: number, queue: unknown[][], records: Records, tally: Tally): Promise<void> {
  const { suites, anonymous } = records;
  const before = { suites: suites.length, anonymous: anonymous.declared };
  const group: unknown[] = [];
  queue[index] = group;
  (globalThis as { UVU_INDEX?: number }).UVU_INDEX = index;
  process.stdout.write(`${path}\n`);
  const started = performance.now();
  try {
    await import(pathToFileURL(join(ROOT, path)).href);
  } catch (error) {
    tally.complaints.push(
      `${path} could not be loaded: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return;
  }
  const declared = suites.slice(before.suites);
  if (anonymous.declared > before.anonymous) declared.push(anonymous);
  if (declared.length === 0) tally.complaints.push(`${path} declares no case`);
  for (const suite of declared) {
    if (suite.declared === 0) tally.complaints.push(`${path}: suite '${suite.name}' has no case`);
    if (suite.declared > suite.handedOver)
      tally.complaints.push(`${path}: suite '${suite.name}' has cases and no .run() after them`);
  }
  anonymous.handedOver = anonymous.declared;
  for (const run of group as Run[]) await runSuite(run, tally);
  const seconds = (performance.now() - started) / 1000;
  if (seconds > SLOW_SECONDS) process.stdout.write(`  took ${seconds.toFixed(1)} s\n`);
}

async function runSuite(run: Run, tally: Tally): Promise<void> {
  const [errors, passed, skipped, total] = await withoutDots(run);
  tally.passed += passed;
  // A hook that throws ends uvu's suite early without an error text: the cases that did not pass are failures all the same.
  tally.failed += total - passed;
  tally.skipped += skipped;
  if (typeof errors === 'string') process.stdout.write(`\n${errors}\n`);
  else if (passed < total) process.stdout.write('  a hook threw before all cases had run\n');
}

/** uvu writes a mark for every case: with thousands of them, only what else is written is worth reading. */
async function withoutDots<T>(run: () => Promise<T>): Promise<T> {
  const { stdout } = process;
  const write = stdout.write;
  stdout.write = ((chunk: unknown, ...rest: never[]) =>
    isMark(chunk) || write.call(stdout, chunk as string, ...rest)) as typeof write;
  try {
    return await run();
  } finally {
    stdout.write = write;
  }
}

function isMark(chunk: unknown): boolean {
  return typeof chunk === 'string' && /^(?:\u001b\[\d+m)*[•✘] (?:\u001b\[\d+m)*$/.test(chunk);
}

function finish(tally: Tally): void {
  for (const complaint of tally.complaints) process.stdout.write(`\nFAIL ${complaint}\n`);
  if (tally.skipped > 0) process.stdout.write(`\n${tally.skipped} skipped`);
  const failed = tally.failed + tally.complaints.length;
  process.stdout.write(`\n${tally.passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function main(patterns: readonly string[]): Promise<void> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, complaints: [] };
  const files = testFiles(patterns, tally.complaints);
  if (files.length === 0) tally.complaints.push('there is no test file to run');
  register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
  const queue: unknown[][] = [];
  Object.assign(globalThis, { UVU_DEFER: 1, UVU_QUEUE: queue });
  const records = (await import(WRAPPER)) as Records;
  let finished = false;
  process.on('exit', () => {
    if (finished) return;
    tally.complaints.push('the run ended early: a case waits for something that never comes, or called process.exit');
    finish(tally);
  });
  for (const [index, path] of files.entries()) await runFile(path, index, queue, records, tally);
  const filter = process.env.FILTER;
  if (filter && tally.passed + tally.failed === 0) tally.complaints.push(`no case matches FILTER='${filter}'`);
  finished = true;
  finish(tally);
}

await main(process.argv.slice(2).filter((argument) => argument !== ROOT_OPTION));
