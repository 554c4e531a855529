/** What a call of a function answered came from. */
import { dig, type Hop } from '../../lookup/index.ts';
import type { Value } from '../../values/index.ts';
import { argumentNodes, type CallNode, codeOf, functionName, spanOf } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import { argumentsOf } from './arguments.ts';
import type { Call } from './call.ts';
import type { WhyContext } from './context.ts';
import { KNOWN } from './known-functions.ts';
import { LOOKUPS, lookupWays } from './lookup-calls.ts';
import { resultOf, runsOf } from './results.ts';
import { sameValue } from './same-value.ts';
import { templateHop } from './templates.ts';
import { distinct, valueWays, waysOf } from './ways.ts';

export function callWays(record: Evaluated, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const node = record.node as CallNode;
  const call: Call = { record, node, name: functionName(node), given: argumentsOf(record), path, context };
  if (LOOKUPS.has(call.name)) return lookupWays(call);
  const body = bodyOf(call);
  if (TEMPLATES.has(call.name) && body !== undefined) return [templateHop(record, body, context)];
  if (body !== undefined) return [functionHop(call, body)];
  const known = KNOWN.get(call.name);
  if (known !== undefined) return known(call);
  const ways = sameValue(record, call.given, path, context);
  return path.length > 0 ? ways : distinct([...ways, ...outsideWays(call)]);
}

const TEMPLATES: ReadonlySet<string> = new Set(['epp', 'inline_epp']);

/** What was run of a function written in Puppet or of a template: neither an argument, nor a lambda of the call itself. */
function bodyOf({ record, node }: Call): Evaluated | undefined {
  if (record.turns === 0 || node.lambda !== undefined) return undefined;
  const last = record.parts.at(-1);
  return last !== undefined && !argumentNodes(node).includes(last.node) ? last : undefined;
}

function functionHop({ record, path, context }: Call, body: Evaluated): Hop {
  const { node, source, value } = record;
  const result = body.hasValue ? body : (resultOf(body) ?? body);
  const from = valueWays(result, path, context);
  return { kind: 'function', text: codeOf(node, source), value: dig(value, path), at: spanOf(node, source), from };
}

/** What lambdas took from outside of the call: elements of its arguments have been told as these. */
function outsideWays(call: Call): readonly Hop[] {
  const { node, source } = call.record;
  const { offset } = spanOf(node, source);
  const ways = runsOf(call).flatMap((run) => waysOf(run, [], call.context));
  return ways.filter(({ kind, at }) => kind !== 'iteration' || at?.source !== source || at.offset !== offset);
}
