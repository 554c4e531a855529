/** Facts that were read and that nodes do not have, printed for people. */
import type { Environment, FactRead, MissingFact } from '../compiler/index.ts';
import type { Terminal } from './terminal.ts';

/** So many nodes are named; of more it is told how many there are. */
const MOST_NODES = 10;

/** One block for each fact: the nodes that lack it, which may have been meant, and the places. `count`: nodes compiled in all. */
export function sayMissingFacts(environment: Environment, count: number, terminal: Terminal): void {
  const facts = environment.missingFacts();
  for (const fact of facts) terminal.say(blockOf(fact, count, terminal));
  if (facts.length === 0) terminal.say('no fact is missing that was read');
}

function blockOf({ name, nodes, reads, hint }: MissingFact, count: number, terminal: Terminal): string {
  const places = reads.map((read) => [placeOf(read), firstLine(read.text)] as const);
  const width = Math.max(...places.map(([place]) => place.length));
  const lines = [`${terminal.yellow('Missing fact:')} ${name}${count > 1 ? ` ${ofNodes(nodes, count)}` : ''}`];
  for (const [place, text] of places) lines.push(`  ${place.padEnd(width)}  ${text}`);
  if (hint !== undefined) lines.push(`  hint: ${hint}`);
  return lines.join('\n');
}

function ofNodes(nodes: readonly string[], count: number): string {
  const named = nodes.slice(0, MOST_NODES).join(', ');
  const rest = nodes.length > MOST_NODES ? ` and ${nodes.length - MOST_NODES} more` : '';
  return `(${nodes.length} of ${count} nodes: ${named}${rest})`;
}

function placeOf({ at, file }: FactRead): string {
  if (at === undefined) return file ?? 'unknown place';
  const { line, pos } = at.source.place(at.offset);
  return `${at.source.file ?? 'code'}:${line}:${pos}`;
}

function firstLine(text: string): string {
  const [first = '', second] = text.split('\n', 2);
  return second === undefined ? first : `${first} …`;
}
