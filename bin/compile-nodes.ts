/** The catalogs of several nodes: compiled once each, or with a store of exported resources until nothing changes any more. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CatalogFinding,
  type CompileOptions,
  checkCatalog,
  compile,
  compileToFixPoint,
  type Environment,
  type Failure,
  type LogEntry,
  type NodeData,
  type Unsettled,
  unsettledText,
} from '../compiler/index.ts';
import { sayCatalogFindings } from './catalog-findings.ts';
import { catalogText, sayFailure, sayLogs } from './outcome.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from './whole-file.ts';

export interface CompileRequest extends CompileOptions {
  readonly environment: Environment;
  readonly nodes: readonly NodeData[];
  /** The folder for catalogs. */
  readonly output: string | undefined;
  /** Whether finished catalogs are examined for what the agent would refuse. */
  readonly check?: boolean | undefined;
}

/** What is to be said of one node; the text of its catalog is kept when it is to be printed. */
type Compiled =
  | {
      readonly name: string;
      readonly logs: readonly LogEntry[];
      readonly text: string | undefined;
      readonly findings: readonly CatalogFinding[];
    }
  | { readonly name: string; readonly failure: Failure };

/** Compiles; of nodes that were compiled several times, what came last. An `Unsettled` at the end tells that the exports did not come to rest. */
export function* compileNodes(request: CompileRequest, terminal: Terminal): Generator<Compiled | Unsettled> {
  const { nodes, exports } = request;
  const progress = terminal.progress('compiling', nodes.length);
  if (!exports) {
    for (const node of nodes) {
      const compiled = compileNode(node, request);
      progress.step(node.name);
      yield compiled;
    }
    progress.end();
    return;
  }
  const last = new Map<string, Compiled>();
  const unsettled = compileToFixPoint(nodes, exports, (node) => {
    const isFirst = !last.has(node.name);
    last.set(node.name, compileNode(node, request));
    if (isFirst) progress.step(node.name);
  });
  progress.end();
  yield* last.values();
  if (unsettled) yield unsettled;
}

function compileNode(node: NodeData, { environment, output, limits, exports, check }: CompileRequest): Compiled {
  const { name } = node;
  const file = output === undefined ? undefined : join(output, `${fileName(name)}.json`);
  const result = compile(environment, node, { ...(limits ? { limits } : {}), exports, exactNumbers: true });
  if (!result.ok) {
    // What an earlier round has written is no catalog of the node.
    if (file !== undefined && exports) rmSync(file, { force: true });
    return { name, failure: result };
  }
  const text = catalogText(result.catalog);
  const findings = check ? checkCatalog(result.catalog) : [];
  if (file === undefined) return { name, logs: result.logs, text, findings };
  writeWhole(file, text);
  return { name, logs: result.logs, text: undefined, findings };
}

/** A name from a file of facts must not lead out of the folder. */
function fileName(node: string): string {
  if (!/[/\0]/.test(node)) return node;
  throw new UsageError(`the name of node '${node}' cannot be that of a file`, 'leave out --output, or the node');
}

/** Prints catalogs, and says what there is to say; answers how many nodes have failed, how many catalogs have faults, and whether the exports came to rest. */
export async function sayCompiled(
  all: Iterable<Compiled | Unsettled>,
  count: number,
  terminal: Terminal,
): Promise<{ readonly failed: number; readonly faulty: number; readonly settled: boolean }> {
  let failed = 0;
  let faulty = 0;
  let settled = true;
  for (const compiled of all) {
    if ('rounds' in compiled) {
      settled = false;
      terminal.say(`${terminal.red('Error:')} ${unsettledText(compiled)}`);
      continue;
    }
    if ('failure' in compiled) {
      failed++;
      if (count > 1) terminal.say(`${compiled.name}:`);
      sayFailure(compiled.failure, terminal);
      continue;
    }
    if (count > 1 && compiled.logs.length + compiled.findings.length > 0) terminal.say(`${compiled.name}:`);
    sayLogs(compiled.logs, terminal);
    sayCatalogFindings(compiled.findings, terminal);
    if (compiled.findings.length > 0) faulty++;
    if (compiled.text !== undefined) await terminal.print(compiled.text);
  }
  return { failed, faulty, settled };
}
