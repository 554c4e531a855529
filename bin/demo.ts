/**
 * `npm run demo [-- OPTION...]`: compiles every node of the bundled environment, prints the certificates that each asks for and the time
 * taken, writes each catalog as `puppet catalog compile` prints it, and shows the tunnels of the other bundled environment.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compile, DEFAULT_SETTINGS, Environment } from '../compiler/index.ts';
import { tunnelGraph } from '../compiler/ipsec/index.ts';
import { type CatalogJson, certificateTable, formatCertificates } from './demo-table.ts';
import { NO_GLOBAL_LAYER } from './environment-options.ts';
import { compiledFleet, formatIpsec } from './ipsec/index.ts';
import { nodesOf } from './node-input.ts';
import { type OptionSpecs, parseArguments } from './options.ts';
import { catalogText, sayFailure, sayLogs } from './outcome.ts';
import { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const ROOT = resolve(import.meta.dirname, '..');
const ENVIRONMENT = join(ROOT, 'fixtures', 'environments', 'tls-everywhere');
const IPSEC = join(ROOT, 'fixtures', 'environments', 'ipsec-everywhere');

const OPTIONS = {
  output: { value: 'FOLDER', help: 'where the catalogs are written; dist/demo when not given' },
} as const satisfies OptionSpecs;

async function demo(argv: readonly string[]): Promise<number> {
  const { options } = parseArguments(OPTIONS, argv);
  const output = resolve(options.output ?? join(ROOT, 'dist', 'demo'));
  mkdirSync(output, { recursive: true });
  const environment = new Environment({ directory: ENVIRONMENT, settings: { ...DEFAULT_SETTINGS, hieraConfig: NO_GLOBAL_LAYER } });
  const nodes = nodesOf({ node: [], facts: join(ENVIRONMENT, 'facts'), trusted: undefined, classes: [], enc: undefined }, true);
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  const begun = performance.now();
  let compiled = 0;
  for (const node of nodes) {
    const started = performance.now();
    const result = compile(environment, node, { exactNumbers: true });
    const time = `${Math.round(performance.now() - started)} ms`;
    if (!result.ok) {
      terminal.say(node.name);
      sayFailure(result, terminal);
      continue;
    }
    compiled++;
    sayLogs(result.logs, terminal);
    const rows = certificateTable(result.catalog as CatalogJson);
    const counts = `${result.catalog.resources.length} resources, ${rows.length} certificates, compiled in ${time}`;
    await terminal.print(`${terminal.bold(node.name)}: ${counts}\n${formatCertificates(rows, width)}\n`);
    writeFileSync(join(output, `${node.name}.json`), catalogText(result.catalog));
  }
  const isWhole = await tunnels();
  const total = ((performance.now() - begun) / 1000).toFixed(2);
  await terminal.print(
    `${compiled} of ${nodes.length} nodes compiled in ${total} s; catalogs in ${relative(process.cwd(), output) || '.'}\n`,
  );
  return isWhole && compiled === nodes.length ? 0 : 1;
}

/** Who tunnels to whom in the other bundled environment, network by network; answers whether all of its nodes compiled. */
async function tunnels(): Promise<boolean> {
  const environment = new Environment({ directory: IPSEC, settings: { ...DEFAULT_SETTINGS, hieraConfig: NO_GLOBAL_LAYER } });
  const nodes = nodesOf({ node: [], facts: join(IPSEC, 'facts'), trusted: undefined, classes: [], enc: undefined }, true);
  const fleet = compiledFleet(environment, nodes, terminal);
  const [networks = ''] = formatIpsec('table', tunnelGraph(fleet.nodes), undefined);
  await terminal.print(`${terminal.bold('IPsec between all nodes')}, as \`dalang ipsec\` shows it\n${networks}\n`);
  return fleet.failed === 0;
}

const terminal = new Terminal();
try {
  process.exitCode = await demo(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  terminal.say(`demo: ${error.message}${error.hint ? `\n  hint: ${error.hint}` : ''}`);
  process.exitCode = 2;
}
