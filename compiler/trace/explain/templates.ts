/** What went into a text that a template made. */
import type { Hop } from '../../lookup/index.ts';
import { codeOf, functionName, isCall, spanOf } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import type { WhyContext } from './context.ts';
import { waysOf } from './ways.ts';

export function templateHop(call: Evaluated, body: Evaluated, context: WhyContext): Hop {
  const { node, source, value } = call;
  return { kind: 'template', text: codeOf(node, source), value, at: spanOf(node, source), from: renderedHops(body, context) };
}

/** A step for each `<%= %>` whose value is not just written there; in a loop for the first turn, with the number of turns. */
function renderedHops(body: Evaluated, context: WhyContext): readonly Hop[] {
  const turns = new Map<unknown, Evaluated[]>();
  collect(body, turns);
  return [...turns.values()].flatMap((all) => renderedHop(all, context));
}

function collect(record: Evaluated, turns: Map<unknown, Evaluated[]>): void {
  for (const part of record.parts) {
    if (part.node.kind !== 'RenderExpression') {
      if (!(isCall(part.node) && functionName(part.node).endsWith('epp'))) collect(part, turns);
      continue;
    }
    const same = turns.get(part.node);
    if (same === undefined) turns.set(part.node, [part]);
    else same.push(part);
  }
}

function renderedHop([first, ...others]: readonly Evaluated[], context: WhyContext): readonly Hop[] {
  const inner = first?.parts[0];
  if (inner === undefined) return [];
  const from = waysOf(inner, [], context);
  if (from.length === 0) return [];
  const { node, source, value } = inner;
  const times = others.length === 0 ? '' : ` (1 of ${others.length + 1} times)`;
  return [{ kind: 'part', text: `<%= ${codeOf(node, source)} %>${times}`, value, at: spanOf(node, source), from }];
}
