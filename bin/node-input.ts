/** The nodes that a command line names, with what is known of them; bin/nodes/ reads the files. */
import type { NodeData } from '../compiler/index.ts';
import { classifierFrom } from './nodes/classifier.ts';
import type { NodeFacts } from './nodes/fact-formats.ts';
import { nameOf, nodeNamed, readFacts, refuseTwice } from './nodes/facts.ts';
import { trustedFrom } from './nodes/trusted.ts';
import type { OptionValues } from './options.ts';
import type { NODE_OPTIONS } from './shared-options.ts';
import { UsageError } from './usage-error.ts';

type NodeOptions = OptionValues<typeof NODE_OPTIONS>;

/** The nodes that the options name; with `all`, every node that the facts are of. `environment`: name of the one to compile. */
export function nodesOf(options: NodeOptions, all: boolean, environment = 'production'): NodeData[] {
  const trusted = trustedFrom(options.trusted);
  const classifier = classifierFrom(options, environment);
  return chosen(options, all).map(({ name, node }) => ({
    name,
    facts: node?.facts,
    trusted: options.trusted === undefined ? node?.trusted : trusted(name),
    ...classifier(name),
  }));
}

interface Chosen {
  readonly name: string;
  readonly node: NodeFacts | undefined;
}

function chosen({ node: names, facts: path }: NodeOptions, all: boolean): readonly Chosen[] {
  if (names.includes('')) throw new UsageError('the name of a node is empty', '--node NAME');
  if (path === undefined) {
    if (all) throw new UsageError('--all needs --facts FOLDER', 'with a file of facts for each node, or a file that holds several');
    if (names.length === 0) throw new UsageError('no node given', '--node NAME, and --facts FILE for its facts');
    return names.map((name) => ({ name, node: undefined }));
  }
  const { isMany, nodes } = readFacts(path);
  if (all || (names.length === 0 && !isMany)) {
    refuseTwice(nodes);
    return nodes.map((node) => ({ name: nameOf(node), node }));
  }
  if (names.length === 0) throw new UsageError('no node given', `--node NAME, or --all for every node in ${path}`);
  return names.map((name) => ({ name, node: isMany ? nodeNamed(name, nodes, path) : nodes[0] }));
}
