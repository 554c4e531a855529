/** Goes over all nodes: compares with the golden files, or writes them. One node is held at a time. */
import {
  differencesOf,
  documentText,
  type GoldenDocument,
  GoldenFault,
  type Kind,
  parseDocument,
} from '../../compiler/golden/index.ts';
import { PLAIN } from '../project/index.ts';
import type { Terminal } from '../terminal.ts';
import { documentsOf } from './documents.ts';
import type { Job, Plan, Selection } from './plan.ts';
import { Results } from './result.ts';
import { type GoldenPlace, type GoldenStore, nodeText } from './store.ts';
import type { Tools } from './tools.ts';

export interface Run {
  readonly plan: Plan;
  readonly selection: Selection;
  readonly tools: Tools;
  readonly store: GoldenStore;
}

/** What an update did. */
export interface Updated {
  readonly written: number;
  readonly removed: number;
  readonly kept: number;
  /** Nodes that do not compile, whose errors are kept. */
  readonly failed: readonly string[];
}

export function compareGolden(run: Run, terminal: Terminal): Results {
  const results = new Results();
  const seen = eachDocument(run, terminal, 'comparing', (path, place, document) => {
    const golden = run.store.read(path);
    if (golden === undefined) {
      if (!isEmpty(document)) results.add({ path, place, status: 'missing' });
    } else compareOne(golden, path, place, document, results);
  });
  for (const { path, place } of staleFiles(run, seen)) results.add({ path, place, status: 'stale' });
  return results;
}

function compareOne(golden: string, path: string, place: GoldenPlace, document: GoldenDocument, results: Results): void {
  if (golden === documentText(document)) {
    results.add({ path, place, status: 'same' });
    return;
  }
  try {
    const differences = differencesOf(parseDocument(golden, place.kind as Kind), document);
    const fault = differences.length === 0 ? { fault: 'the values are the same, but written otherwise' } : {};
    results.add({ path, place, status: 'different', ...fault }, differences);
  } catch (error) {
    if (!(error instanceof GoldenFault)) throw error;
    results.add({ path, place, status: 'different', fault: error.message });
  }
}

/** Files that are as they should be are left alone; what is not to be kept any more is removed at the end. */
export function updateGolden(run: Run, terminal: Terminal): Updated {
  const { store } = run;
  store.sweep();
  let [written, removed, kept] = [0, 0, 0];
  const failed = new Set<string>();
  const seen = eachDocument(run, terminal, 'updating', (path, place, document) => {
    if (document.error !== undefined) failed.add(nodeText(place));
    const golden = store.read(path);
    const text = documentText(document);
    if (isEmpty(document)) {
      if (golden === undefined) return;
      store.remove(path);
      removed++;
    } else if (golden === text) kept++;
    else {
      store.write(path, text);
      written++;
    }
  });
  for (const { path } of staleFiles(run, seen)) {
    store.remove(path);
    removed++;
  }
  return { written, removed, kept, failed: [...failed] };
}

/** Answers the paths of all documents. */
function eachDocument(
  { plan, tools, store }: Run,
  terminal: Terminal,
  label: string,
  body: (path: string, place: GoldenPlace, document: GoldenDocument) => void,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const progress = terminal.progress(label, plan.jobs.length);
  for (const job of plan.jobs) {
    for (const { testCase, document } of documentsOf(job, tools)) {
      const place = placeOf(job, testCase.name, document.kind);
      const path = store.pathOf(place);
      seen.add(path);
      body(path, place, document);
    }
    progress.step(job.node.name);
  }
  progress.end();
  return seen;
}

function placeOf({ node, variant }: Job, testCase: string, kind: string): GoldenPlace {
  return { testCase, node: node.name, variant, kind };
}

/** There is nothing to keep: no file stands for it. */
function isEmpty({ error, items }: GoldenDocument): boolean {
  return error === undefined && items.size === 0;
}

/** Golden files that nothing stands for any more, of what the run is restricted to. */
function staleFiles({ store, selection }: Run, seen: ReadonlySet<string>) {
  const isWanted = (list: readonly string[], name: string): boolean => list.length === 0 || list.includes(name);
  return store
    .files()
    .filter(
      ({ path, place: { testCase, node, variant } }) =>
        !seen.has(path) &&
        isWanted(selection.cases, testCase) &&
        isWanted(selection.nodes, node) &&
        isWanted(selection.variants, variant ?? PLAIN),
    );
}
