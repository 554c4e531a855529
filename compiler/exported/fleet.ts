/**
 * A fleet compiled to a fix point: until no catalog is older than the exports that it was made from.
 *
 * First every node is compiled, in order of the names, and each sees what those before it export. Then come, in rounds and in the same
 * order, the nodes that looked into the store before another node changed it.
 */
import type { ExportStore } from './store.ts';

/** More than any chain of exports has that is meant; without a bound, nodes whose exports depend on each other may never come to rest. */
export const MAX_ROUNDS = 20;

/** Exports that did not come to rest. */
export interface Unsettled {
  readonly rounds: number;
  /** Nodes whose catalogs are still older than the exports. */
  readonly waiting: readonly string[];
  /** What the last round changed, by node. */
  readonly changing: ReadonlyMap<string, readonly string[]>;
}

/** Compiles each node as often as needed; answers what is in the way when the rounds are used up. */
export function compileToFixPoint<T extends { readonly name: string }>(
  nodes: readonly T[],
  store: ExportStore,
  compileNode: (node: T) => void,
  maxRounds = MAX_ROUNDS,
): Unsettled | undefined {
  const sorted = [...nodes].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  let due: readonly T[] = sorted;
  for (let round = 1; round <= maxRounds; round++) {
    store.beginRound();
    for (const node of due) compileNode(node);
    due = sorted.filter(({ name }) => store.isStale(name));
    if (due.length === 0) return undefined;
  }
  return { rounds: maxRounds, waiting: due.map(({ name }) => name), changing: store.changedInRound };
}

/** What to tell the user of them, most important first. */
export function unsettledText({ rounds, waiting, changing }: Unsettled): string {
  const changes = [...changing].map(([node, refs]) => `${node} (${some(refs)})`);
  return `The exported resources still change after ${rounds} rounds: those of ${some(changes)}. Not up to date: ${some(waiting)}`;
}

const MOST = 5;

function some(texts: readonly string[]): string {
  return texts.length <= MOST ? texts.join(', ') : `${texts.slice(0, MOST).join(', ')} and ${texts.length - MOST} more`;
}
