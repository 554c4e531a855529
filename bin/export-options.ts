/** The store of exported resources that a command line asks for: `--exports FILE`, or none but that of the run itself with `--all`. */
import { ExportFileError, ExportStore, type NodeData, readExports, writeExports } from '../compiler/index.ts';
import { nodesOf } from './node-input.ts';
import { jsonError } from './nodes/document.ts';
import type { OptionValues } from './options.ts';
import type { NODE_OPTIONS } from './shared-options.ts';
import { readText } from './source-files.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

type ExportOptions = OptionValues<typeof NODE_OPTIONS> & {
  readonly all: boolean | undefined;
  readonly exports: string | undefined;
};

/** The store with the facts that queries are answered from; undefined when exported resources are not to be collected. */
export function openExports(options: ExportOptions, nodes: readonly NodeData[], environment: string): ExportStore | undefined {
  if (options.exports === undefined && options.all !== true) return undefined;
  const store = options.exports === undefined ? new ExportStore() : read(options.exports);
  // Nodes that are not compiled need no classifier and no trusted facts.
  const others = { ...options, node: [], trusted: undefined, classes: [], enc: undefined };
  const known = options.all || options.facts === undefined ? nodes : nodesOf(others, true, environment);
  for (const node of known) {
    store.addFacts(node.name, environment, node);
  }
  return store;
}

const EXPECTED = 'expected is what --exports has written';

function read(path: string): ExportStore {
  try {
    return readExports(path);
  } catch (error) {
    if (!(error instanceof ExportFileError)) throw error;
    throw jsonError(path, readText(path), EXPECTED) ?? new UsageError(error.message, EXPECTED);
  }
}

/** Writes the store to its file, and tells when queries were asked for more than it holds. */
export function saveExports(path: string | undefined, store: ExportStore, terminal: Terminal): void {
  if (path !== undefined) writeExports(path, store);
  const partial = store.keepsWholeCatalogs ? store.partialNodes : [];
  if (partial.length === 0) return;
  const label = terminal.yellow('Warning:');
  terminal.say(
    `${label} puppetdb_query asked for all resources, and of these nodes only the exported ones are known: ${partial.join(', ')}`,
  );
}
