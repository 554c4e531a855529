/** Files and folders of facts. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean, listed } from '../../parser/diagnostics/suggest.ts';
import { isFolder } from '../source-files.ts';
import { UsageError } from '../usage-error.ts';
import { NODE_FILE, readDocument } from './document.ts';
import { type NodeFacts, nodesIn } from './fact-formats.ts';

/** Where the facts lie below a folder: in it, or as PuppetDB's export has them. */
const FOLDERS = ['.', 'facts', 'puppetdb-bak/facts'];

/** Files of an export beside the facts. */
const NO_FACTS = new Set(['export-metadata.json']);

export interface FactsInput {
  /** Several nodes may be meant: a folder, or a file that holds several. */
  readonly isMany: boolean;
  readonly nodes: readonly NodeFacts[];
}

/** All nodes of a file or folder, in the order of the files. */
export function readFacts(path: string): FactsInput {
  if (isFolder(path)) return { isMany: true, nodes: filesIn(path).flatMap((file) => nodesIn(readDocument(file), file)) };
  const nodes = nodesIn(readDocument(path), path);
  return { isMany: nodes.length > 1, nodes };
}

function filesIn(folder: string): readonly string[] {
  for (const below of FOLDERS) {
    const at = join(folder, below);
    if (!isFolder(at)) continue;
    const names = readdirSync(at).filter((name) => NODE_FILE.test(name) && !NO_FACTS.has(name));
    if (names.length > 0) return names.sort().map((name) => join(at, name));
  }
  throw new UsageError(`no facts in ${folder}`, 'expected are files like NODE.json, NODE.yaml or NODE.facts');
}

/** The name that a node has from its facts, or from its file. */
export function nameOf({ names, path }: NodeFacts): string {
  const [name] = names;
  if (name !== undefined) return name;
  throw new UsageError(`${path} does not tell the name of its node`, '--node NAME, or a file called NAME.yaml');
}

/** The node of a name. */
export function nodeNamed(name: string, nodes: readonly NodeFacts[], path: string): NodeFacts {
  const found = nodes.filter(({ names }) => names[0] === name);
  const [first, second] = found.length > 0 ? found : nodes.filter(({ names }) => names.includes(name));
  if (first === undefined) {
    const known = nodes.flatMap(({ names }) => names[0] ?? []);
    throw new UsageError(`no facts of node '${name}' in ${path}`, didYouMean(name, known) ?? `there are ${listed(known)}`);
  }
  if (second !== undefined) throw twice(name, first, second);
  return first;
}

/** Refuses two nodes of one name: one catalog would overwrite the other. */
export function refuseTwice(nodes: readonly NodeFacts[]): void {
  const seen = new Map<string, NodeFacts>();
  for (const node of nodes) {
    const name = nameOf(node);
    const other = seen.get(name);
    if (other !== undefined) throw twice(name, other, node);
    seen.set(name, node);
  }
}

function twice(name: string, first: NodeFacts, second: NodeFacts): UsageError {
  const where = first.path === second.path ? `${first.path} holds` : `${first.path} and ${second.path} hold`;
  return new UsageError(`${where} facts of node '${name}' twice`, 'facts of a node come from one place: remove one of the two');
}
