import { type Command, command, EXIT } from '../command.ts';
import { UsageError } from '../usage-error.ts';

export const checkCommand: Command = command({
  name: 'check',
  usage: ['check CATALOG...'],
  description:
    'Checks finished catalogs, of dalang or of real Puppet, for what Puppet leaves to the agent: dependency cycles, relationships with resources that are not there, resources that are one and the same to the agent (two files with one path, two names, an alias that is taken). What agents order by themselves (autorequire) is left out. The exit code is 1 when something is found.',
  options: {},
  examples: [
    ['check catalog.json', 'A catalog that `puppet catalog compile` has printed'],
    ['check catalogs/*.json', 'All catalogs of a fleet'],
  ],
  async run({ operands, terminal }) {
    if (operands.length === 0) throw new UsageError('no catalog given', 'name files of JSON, or - for standard input');
    const { checkCatalog } = await import('../../compiler/index.ts');
    const { readCatalogs } = await import('../catalog-file.ts');
    const { sayCatalogFindings } = await import('../catalog-findings.ts');
    const catalogs = operands.flatMap((path) => readCatalogs(path).map((catalog) => ({ path, catalog })));
    let faulty = 0;
    for (const { path, catalog } of catalogs) {
      const findings = checkCatalog(catalog);
      if (findings.length === 0) continue;
      faulty++;
      if (catalogs.length > 1) terminal.say(`${catalog.name ?? path}:`);
      sayCatalogFindings(findings, terminal);
    }
    if (catalogs.length > 1) terminal.say(`${catalogs.length - faulty} of ${catalogs.length} catalogs are sound`);
    return faulty > 0 ? EXIT.FINDINGS : EXIT.OK;
  },
});
