/** Which of the evaluations within gave a value. */
import { functionName, isCall } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import type { Call } from './call.ts';

const JUMPS: ReadonlySet<string> = new Set(['return', 'next', 'break']);

/** The expression that gave a block, a body or the like its value: the last, or the argument of the jump that ended it. */
export function resultOf(record: Evaluated): Evaluated | undefined {
  if (record.hasValue) return record.parts.at(-1);
  let at: Evaluated | undefined = record;
  while (at !== undefined && !(isCall(at.node) && JUMPS.has(functionName(at.node)))) at = at.parts.at(-1);
  return at?.parts[0];
}

/** What each run of a call's lambda answered. */
export function runsOf({ record, node }: Call): readonly Evaluated[] {
  const body = node.lambda?.body;
  if (body === undefined) return [];
  const runs = record.parts.filter((part) => part.node === body);
  return runs.flatMap((run) => (run.hasValue ? [run] : [resultOf(run) ?? run]));
}
