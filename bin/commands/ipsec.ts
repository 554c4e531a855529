import { type Command, command, EXIT } from '../command.ts';
import { optionsWithProject } from '../project-options.ts';
import { ENVIRONMENT_OPTIONS, NODE_OPTIONS, PROJECT_OPTIONS } from '../shared-options.ts';
import { UsageError } from '../usage-error.ts';

export const ipsecCommand: Command = command({
  name: 'ipsec',
  usage: ['ipsec [OPTION...] --facts FOLDER', 'ipsec [OPTION...] CATALOG...'],
  description:
    'Shows who tunnels to whom: libreswan’s connections (/etc/ipsec.conf with what it includes, and the secrets for them) in the catalogs of all nodes, put together pair by pair. For each network its nodes and tunnels, and what only one end has; for each VIP the nodes that answer for it, the connections to it, and what Pacemaker is told of it. Keys are never shown. The nodes are compiled from the environment, all that there are facts of; or their catalogs are read from files. What is wrong with the connections is found by `dalang validate`, in its rules ipsec-*. The exit code is 1 when a node does not compile.',
  options: {
    ...ENVIRONMENT_OPTIONS,
    ...NODE_OPTIONS,
    node: { ...NODE_OPTIONS.node, help: 'show the connections of this node, each with that of its peer' },
    format: {
      value: 'FORMAT',
      choices: ['table', 'json', 'dot', 'html'],
      help: 'a table (the default), json with every tunnel, dot for Graphviz, or html: one page, with the tunnels of each node unless the fleet has more than 20,000 connections',
    },
    ...PROJECT_OPTIONS,
  },
  examples: [
    ['ipsec --environment fixtures/environments/ipsec-everywhere --facts fixtures/environments/ipsec-everywhere/facts', 'A fleet'],
    ['ipsec --format dot catalogs/*.json | dot -Tsvg > tunnels.svg', 'Catalogs that are there already, as a picture'],
  ],
  async run({ options: given, operands, terminal }) {
    const [shown, more] = given.node;
    if (more !== undefined) throw new UsageError('the tunnels of one node are shown, or those of all', '--node NAME once');
    // The node that is shown is one of all those that are compiled.
    const options = operands.length > 0 ? given : await optionsWithProject({ ...given, node: [] }, terminal, true);
    if (operands.length > 0 && options.facts !== undefined) {
      throw new UsageError('catalogs need no facts', 'leave one of the two out');
    }
    if (operands.length === 0 && options.facts === undefined) {
      throw new UsageError('no nodes given', '--facts FOLDER with facts of all nodes, or files of catalogs');
    }
    const { catalogFleet, compiledFleet, formatIpsec, nodeNamed } = await import('../ipsec/index.ts');
    const { tunnelGraph } = await import('../../compiler/ipsec/index.ts');
    const { openEnvironment } = await import('../environment-options.ts');
    const { nodesOf } = await import('../node-input.ts');
    let fleet: ReturnType<typeof catalogFleet>;
    if (operands.length > 0) fleet = catalogFleet(operands);
    else {
      const environment = openEnvironment(options);
      fleet = compiledFleet(environment, nodesOf(options, options.node.length === 0, environment.name), terminal);
    }
    const node = shown === undefined ? undefined : nodeNamed(shown, [...fleet.nodes.keys()]);
    for (const text of formatIpsec(options.format ?? 'table', tunnelGraph(fleet.nodes), node)) await terminal.print(text);
    return fleet.failed > 0 ? EXIT.FINDINGS : EXIT.OK;
  },
});
