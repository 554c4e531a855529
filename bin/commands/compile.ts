import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompileOptions, Environment, NodeData } from '../../compiler/index.ts';
import { type Command, command, EXIT } from '../command.ts';
import { LIMIT_OPTIONS, limitsOf } from '../limit-options.ts';
import { ENVIRONMENT_OPTIONS, FINDINGS_OPTIONS, NODE_OPTIONS } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';

export const compileCommand: Command = command({
  name: 'compile',
  usage: ['compile [OPTION...] --node NAME --facts FILE', 'compile [OPTION...] --all --facts FOLDER --output FOLDER'],
  description:
    'Compiles the catalog of one node, of several, or of all, and prints it as `puppet catalog compile` does. Warnings and errors go to standard error; the exit code is 1 when a node does not compile. Text in the data that looks like an interpolation and is none is told at the end, in warnings that Puppet does not have; they do not change the exit code.',
  options: {
    ...ENVIRONMENT_OPTIONS,
    ...NODE_OPTIONS,
    ...FINDINGS_OPTIONS,
    all: { help: 'every node that has a file in the folder of facts' },
    output: { value: 'FOLDER', help: 'write each catalog to FOLDER/NODE.json instead of printing it' },
    ...LIMIT_OPTIONS,
  },
  examples: [['compile --environment production --facts facts/web1.yaml', 'One node']],
  async run({ options, operands, terminal }) {
    const { openEnvironment } = await import('../environment-options.ts');
    const { nodesOf } = await import('../node-input.ts');
    const environment = openEnvironment(options);
    const nodes = nodesOf({ ...options, node: [...options.node, ...operands] }, options.all === true, environment.name);
    return compileAll(
      environment,
      nodes,
      { output: options.output, findings: !options['no-findings'], limits: limitsOf(options) },
      terminal,
    );
  },
});

async function compileAll(
  environment: Environment,
  nodes: readonly NodeData[],
  { output, findings, limits }: CompileOptions & { readonly output: string | undefined; readonly findings: boolean },
  terminal: Terminal,
): Promise<number> {
  const { compile } = await import('../../compiler/index.ts');
  const { catalogText, sayFailure, sayFindings, sayLogs } = await import('../outcome.ts');
  const progress = terminal.progress('compiling', nodes.length);
  let failed = 0;
  if (output !== undefined) mkdirSync(output, { recursive: true });
  for (const node of nodes) {
    const result = compile(environment, node, limits ? { limits } : {});
    progress.step(node.name);
    if (!result.ok) {
      failed++;
      if (nodes.length > 1) terminal.say(`${node.name}:`);
      sayFailure(result, terminal);
      continue;
    }
    if (nodes.length > 1 && result.logs.length > 0) terminal.say(`${node.name}:`);
    sayLogs(result.logs, terminal);
    if (output === undefined) await terminal.print(catalogText(result.catalog));
    else writeFileSync(join(output, `${node.name}.json`), catalogText(result.catalog));
  }
  progress.end();
  if (findings) sayFindings(environment, terminal);
  if (nodes.length > 1) terminal.say(`${nodes.length - failed} of ${nodes.length} nodes compiled`);
  return failed > 0 ? EXIT.FINDINGS : EXIT.OK;
}
