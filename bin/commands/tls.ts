import { type Command, command, EXIT } from '../command.ts';
import { optionsWithProject } from '../project-options.ts';
import { ENVIRONMENT_OPTIONS, NODE_OPTIONS, PROJECT_OPTIONS } from '../shared-options.ts';
import { UsageError } from '../usage-error.ts';

export const tlsCommand: Command = command({
  name: 'tls',
  usage: ['tls [OPTION...] --facts FOLDER', 'tls [OPTION...] CATALOG...'],
  description:
    'Shows the certificates of a fleet: for each node those that it asks certmonger for, with names, principal, CA and files, the PEM files that they are put into, and who reads them; networks by nodes, and what the rules tls-* of `dalang validate` find. The nodes are compiled from the environment, all that there are facts of; or their catalogs, of dalang or of real Puppet, are read from files. The exit code is 1 when a node does not compile.',
  options: {
    ...ENVIRONMENT_OPTIONS,
    ...NODE_OPTIONS,
    node: { ...NODE_OPTIONS.node, help: 'show this node; all that there are facts of when not given' },
    format: {
      value: 'FORMAT',
      choices: ['table', 'json', 'dot', 'html'],
      help: 'tables (the default), json, dot for Graphviz, or one page of HTML that needs nothing else',
    },
    origins: { help: 'tell for each value the lines of data that it came from' },
    output: { value: 'FILE', help: 'write to a file instead of standard output' },
    report: { value: 'FILE', help: 'write the page of HTML to a file, beside what is printed' },
    ...PROJECT_OPTIONS,
  },
  examples: [
    ['tls --environment production --facts facts --report tls.html', 'A fleet: tables, findings, and a page to look at'],
    ['tls --environment production --facts facts --origins', 'The same with the lines of data'],
    ['tls --format html --output tls.html catalogs/*.json', 'Catalogs that are there already, as a page'],
  ],
  async run({ options: given, operands, terminal }) {
    const options = operands.length > 0 ? given : await optionsWithProject(given, terminal, true);
    if (operands.length > 0 && options.facts !== undefined)
      throw new UsageError('catalogs need no facts', 'leave one of the two out');
    if (operands.length === 0 && options.facts === undefined && options.node.length === 0)
      throw new UsageError('no nodes given', '--facts FOLDER with facts of all nodes, or files of catalogs');
    const { certificatesOfCatalogs, certificatesOfFleet } = await import('../../compiler/tls/index.ts');
    const { formatCertificateFleet, withoutOrigins } = await import('../tls/index.ts');
    const { writeWhole } = await import('../whole-file.ts');
    const format = options.format ?? 'table';
    const fleet = operands.length > 0 ? certificatesOfCatalogs(await catalogs(operands, options.node)) : await compiledFleet();
    const printed = options.origins === true || format === 'html' ? fleet : withoutOrigins(fleet);
    const text = formatCertificateFleet(format, printed, {
      width: process.stdout.columns ?? Number.POSITIVE_INFINITY,
      color: terminal.colorsResults && options.output === undefined,
    });
    if (options.output === undefined) await terminal.print(text);
    else writeWhole(options.output, text);
    if (options.report !== undefined) writeWhole(options.report, formatCertificateFleet('html', fleet));
    if (fleet.unsettled !== undefined) terminal.say(`${terminal.red('Error:')} ${fleet.unsettled}`);
    return fleet.unsettled !== undefined || fleet.nodes.some(({ failure }) => failure !== undefined) ? EXIT.FINDINGS : EXIT.OK;

    async function compiledFleet() {
      const { environmentOf } = await import('../environment-options.ts');
      const { nodesOf } = await import('../node-input.ts');
      const environment = environmentOf(options);
      const nodes = nodesOf(options, options.node.length === 0, environment.name);
      const progress = terminal.progress('compiling', nodes.length);
      const withOrigins = options.origins === true || options.report !== undefined || format === 'html';
      const compiled = certificatesOfFleet({ environment, nodes, withOrigins, onNode: (name) => progress.step(name) });
      progress.end();
      return compiled;
    }
  },
});

async function catalogs(paths: readonly string[], names: readonly string[]) {
  const { readCatalogs } = await import('../catalog-file.ts');
  const all = paths.flatMap((path) => readCatalogs(path));
  const chosen = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  if (chosen.length === 0) throw new UsageError(`no catalog of ${names.join(', ')}`, 'leave out --node');
  return chosen;
}
