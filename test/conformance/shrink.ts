/** The smallest piece of an expression that still does what the whole did. */

import { type Node, parse, Source } from '../../parser/index.ts';
import { children, walk } from '../../parser/visit.ts';

/** What may stand in place of any piece. */
const STANDINS = ['1', "'a'", '[]', 'undef'];
const MOST_TRIALS = 250;

/**
 * Tries smaller and smaller expressions as long as `holds` says yes of them: pieces of the expression alone, pieces in the place of what they
 * are in, and plain values in the place of pieces.
 */
export async function shrink(code: string, holds: (code: string) => Promise<boolean>): Promise<string> {
  const tried = new Set([code]);
  let smallest = code;
  for (;;) {
    const next = await firstThatHolds(smallest, tried, holds);
    if (next === undefined) return smallest;
    smallest = next;
  }
}

async function firstThatHolds(
  code: string,
  tried: Set<string>,
  holds: (code: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const candidate of candidates(code)) {
    if (tried.size > MOST_TRIALS) return undefined;
    if (tried.has(candidate)) continue;
    tried.add(candidate);
    if (await holds(candidate)) return candidate;
  }
  return undefined;
}

/** Shorter expressions, the shortest first. */
function candidates(code: string): readonly string[] {
  const { program } = parse(new Source(code, 'shrink.pp'));
  if (program === undefined) return [];
  const found = new Set<string>();
  walk(program, (node) => {
    const text = textOf(node, code);
    found.add(text);
    for (const inner of [...children(node).map((child) => textOf(child, code)), ...STANDINS])
      found.add(replaced(code, node, inner));
  });
  return [...found].filter((text) => text !== '' && text.length < code.length).sort((a, b) => a.length - b.length);
}

/** From the first to the last character: operators have the place of their sign only. */
function spanOf(node: Node): readonly [from: number, to: number] {
  let [from, to] = [node.offset, node.offset + node.length];
  for (const child of children(node)) {
    const [first, last] = spanOf(child);
    from = Math.min(from, first);
    to = Math.max(to, last);
  }
  return [from, to];
}

function textOf(node: Node, code: string): string {
  return code.slice(...spanOf(node));
}

function replaced(code: string, node: Node, text: string): string {
  const [from, to] = spanOf(node);
  return code.slice(0, from) + text + code.slice(to);
}
