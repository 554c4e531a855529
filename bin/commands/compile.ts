import { type Command, command, EXIT } from '../command.ts';
import { LIMIT_OPTIONS, limitsOf } from '../limit-options.ts';
import { optionsWithProject } from '../project-options.ts';
import { ENVIRONMENT_OPTIONS, FINDINGS_OPTIONS, NODE_OPTIONS, PROJECT_OPTIONS } from '../shared-options.ts';

export const compileCommand: Command = command({
  name: 'compile',
  usage: ['compile [OPTION...] --node NAME --facts FILE', 'compile [OPTION...] --all --facts FOLDER --output FOLDER'],
  description:
    'Compiles the catalog of one node, of several, or of all, and prints it as `puppet catalog compile` does. Warnings and errors go to standard error; the exit code is 1 when a node does not compile. Text in the data that looks like an interpolation and is none is told at the end, in warnings that Puppet does not have; they do not change the exit code. With --report-missing-facts, a fact is told that was read and that the node does not have: $facts[...], dig, get, getvar and fact on facts, variables that nobody has set, and both in %{...} of data and hiera.yaml. Reads that are guarded by a condition count; `defined`, `in`, and get and getvar with a default do not. With --all or --exports, exported resources are collected as with Puppet’s setting storeconfigs: the nodes are compiled in order of their names, and those that collect once more until no export changes.',
  options: {
    ...ENVIRONMENT_OPTIONS,
    ...NODE_OPTIONS,
    ...FINDINGS_OPTIONS,
    all: { help: 'every node that has a file in the folder of facts' },
    exports: {
      value: 'FILE',
      help: 'exported resources of other nodes, as JSON; read when the file is there, and written with what the nodes export now',
    },
    check: {
      help: 'examine the catalogs for what the agent would refuse (cycles, missing references, duplicates), as `dalang check` does; the exit code is 1 then',
    },
    output: { value: 'FOLDER', help: 'write each catalog to FOLDER/NODE.json instead of printing it' },
    ...PROJECT_OPTIONS,
    ...LIMIT_OPTIONS,
  },
  examples: [
    ['compile --environment production --facts facts/web1.yaml', 'One node'],
    ['compile --all --facts facts --exports exports.json --output catalogs', 'A fleet, with its exported resources'],
  ],
  async run({ options: given, operands, terminal }) {
    if (!given.all) (await import('../new-space.ts')).keepNewSpaceSmall();
    const { openEnvironment } = await import('../environment-options.ts');
    const { nodesOf } = await import('../node-input.ts');
    const { compileNodes, sayCompiled } = await import('../compile-nodes.ts');
    const { openExports, saveExports } = await import('../export-options.ts');
    const { sayFindings } = await import('../outcome.ts');
    const options = await optionsWithProject(given, terminal, given.all === true);
    const environment = openEnvironment(options, { noteMissingFacts: options['report-missing-facts'] });
    const wanted = { ...options, node: [...options.node, ...operands] };
    // Without names of its own, a project has all nodes that there are facts of.
    const isWhole = given.node.length > 0 || options.node.length === 0;
    const nodes = nodesOf(wanted, options.all === true && isWhole, environment.name);
    const exports = openExports(options, nodes, environment.name);
    const limits = limitsOf(options);
    const request = { environment, nodes, output: options.output, check: options.check, exports, ...(limits ? { limits } : {}) };
    const compiled = compileNodes(request, terminal);
    const { failed, faulty, settled } = await sayCompiled(compiled, nodes.length, terminal);
    if (exports) saveExports(options.exports, exports, terminal);
    if (!options['no-findings']) sayFindings(environment, terminal);
    if (options['report-missing-facts']) {
      (await import('../missing-facts.ts')).sayMissingFacts(environment, nodes.length, terminal);
    }
    if (nodes.length > 1) terminal.say(`${nodes.length - failed} of ${nodes.length} nodes compiled`);
    return failed + faulty > 0 || !settled ? EXIT.FINDINGS : EXIT.OK;
  },
});
