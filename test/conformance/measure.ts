/** Asks both sides for every request of a corpus, and counts how the answers compare. */
import type { Answer, LineProcess } from '../support/line-process.ts';
import { compareAnswers, type Verdict } from './compare.mjs';
import type { Case, Corpus } from './corpus.ts';
import { isCrash } from './crash.ts';
import type { Differences } from './differences.ts';

export interface Difference {
  readonly id: string;
  readonly verdict: Verdict | 'logs';
  /** differences.yaml has it. */
  readonly listed: boolean;
  readonly notes: readonly string[];
}

export interface Measurement {
  readonly corpus: string;
  cases: number;
  readonly counts: Record<Verdict, number>;
  logsSame: number;
  /** Cases in which Puppet itself crashed (crash.ts): there is no answer to compare with, they are in no other number but `cases`. */
  crash: number;
  /** Cases that differ and for which dalang says that it would have had to run Ruby: in no other number but `cases` either. */
  ruby: number;
  /** Cases that are not the same and that differences.yaml lists. */
  known: number;
  /** Cases that dalang answered with a crash, an internal error, or a hang where Puppet has an answer; each with what it was. */
  readonly broken: string[];
  /** Time of each side on the pairs that agree. */
  readonly seconds: { reference: number; ours: number };
  slowest: { id: string; seconds: number };
  readonly differences: Difference[];
  /** Listed cases that do not differ, and entries that match nothing. */
  readonly listErrors: string[];
}

export interface Sides {
  readonly reference: (request: Case) => Promise<Answer>;
  readonly ours: Pick<LineProcess, 'ask'>;
}

const UNDER_WAY = 48;
/** For one answer of dalang, where the corpus says nothing else. */
export const MAX_SECONDS = 20;

interface Pair {
  readonly id: string;
  readonly answers: Promise<readonly [reference: Answer, ours: Answer]>;
}

/** `step` is called with the name of each case that has been compared. */
export async function measure(
  corpus: Corpus,
  cases: Iterable<Case> | AsyncIterable<Case>,
  sides: Sides,
  differences: Differences,
  step: (id: string) => void,
): Promise<Measurement> {
  const result = emptyMeasurement(corpus.name);
  const pairs: Pair[] = [];
  const settle = async (): Promise<void> => {
    const { id, answers } = pairs.shift() as Pair;
    const [reference, ours] = await answers;
    const hung = ours.class === 'Timeout' || (ours.seconds ?? 0) > (corpus.maxSeconds ?? MAX_SECONDS);
    // Defines that declare themselves keep Puppet busy for as long, until a limit ends them.
    if (hung ? !isCrash(reference) : BROKEN.has(ours.class)) result.broken.push(brokenText(id, ours));
    count(result, id, reference, ours, differences);
    step(id);
  };
  for await (const request of cases) {
    pairs.push({ id: request.id, answers: Promise.all([sides.reference(request), sides.ours.ask(request)]) });
    if (pairs.length >= UNDER_WAY) await settle();
  }
  while (pairs.length > 0) await settle();
  return result;
}

function emptyMeasurement(corpus: string): Measurement {
  return {
    corpus,
    cases: 0,
    counts: { same: 0, order: 0, differs: 0, 'ours-fails': 0, 'ours-passes': 0, 'other-error': 0, missing: 0 },
    logsSame: 0,
    crash: 0,
    ruby: 0,
    known: 0,
    broken: [],
    seconds: { reference: 0, ours: 0 },
    slowest: { id: '', seconds: 0 },
    differences: [],
    listErrors: [],
  };
}

const BROKEN: ReadonlySet<string | undefined> = new Set(['Crash', 'Timeout', 'InternalError']);

function brokenText(id: string, { class: kind, error, seconds }: Answer): string {
  return `${id}: ${BROKEN.has(kind) ? `${kind} ${error}` : `took ${seconds?.toFixed(1)} s`}`;
}

function count(result: Measurement, id: string, reference: Answer, ours: Answer, differences: Differences): void {
  if (isCrash(reference)) {
    result.cases++;
    result.crash++;
    return;
  }
  const { verdict, notes } = compareAnswers(reference, ours);
  if (verdict !== 'same' && ours.needs_ruby !== undefined) {
    result.cases++;
    result.ruby++;
    return;
  }
  const agree = verdict === 'same' || verdict === 'order';
  const sameLogs = JSON.stringify(reference.logs ?? []) === JSON.stringify(ours.logs ?? []);
  const listed = differences.has(result.corpus, id);
  result.cases++;
  result.counts[verdict]++;
  if (agree && sameLogs) result.logsSame++;
  if (agree && reference.ok) {
    result.seconds.reference += reference.seconds ?? 0;
    result.seconds.ours += ours.seconds ?? 0;
  }
  if ((ours.seconds ?? 0) > result.slowest.seconds) result.slowest = { id, seconds: ours.seconds ?? 0 };
  if (verdict === 'same' && sameLogs) {
    if (listed) result.listErrors.push(`${id} is listed in differences.yaml and is the same`);
    return;
  }
  if (listed && verdict !== 'same') result.known++;
  const shown =
    verdict === 'same' ? [`expected logs ${JSON.stringify(reference.logs)}`, `got logs      ${JSON.stringify(ours.logs)}`] : notes;
  result.differences.push({ id, verdict: verdict === 'same' ? 'logs' : verdict, listed, notes: shown });
}
