/** `dalang lookup` for many nodes: each key over the fleet, grouped by value. */
import { type CompileOptions, type Environment, type LookupInput, lookupEach, type NodeData } from '../../compiler/index.ts';
import { EXIT } from '../command.ts';
import { sayFailure, sayLogs } from '../outcome.ts';
import { renderValue } from '../render-value.ts';
import type { Terminal } from '../terminal.ts';
import { Groups } from './groups.ts';

/** Prints the groups; the exit code is 1 when a node has no value for a key, or did not compile. */
export async function showFleet(
  environment: Environment,
  nodes: readonly NodeData[],
  input: LookupInput,
  options: CompileOptions,
  format: string,
  terminal: Terminal,
): Promise<number> {
  const groups = new Groups(input.keys);
  const progress = terminal.progress('lookup', nodes.length);
  const said = new Set<string>();
  let failed = false;
  for (const node of nodes) {
    const result = lookupEach(environment, node, input, options);
    const logs = result.logs.filter(([level, message]) => !said.has(`${level} ${message}`));
    for (const [level, message] of logs) said.add(`${level} ${message}`);
    if (result.ok) {
      sayLogs(logs, terminal);
      groups.add(node.name, result.answers);
    } else {
      failed = true;
      terminal.say(`node ${node.name}:`);
      sayFailure({ ...result, logs }, terminal);
    }
    progress.step(node.name);
  }
  progress.end();
  await terminal.print(format === 's' ? groups.toText() : renderValue(groups.toValue(), format));
  return failed || !groups.isComplete ? EXIT.FINDINGS : EXIT.OK;
}
