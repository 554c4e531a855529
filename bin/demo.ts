/**
 * `npm run demo [-- OPTION...]`: what dalang does with the bundled environments, as commands that anybody can give: the certificates of a fleet
 * with what is wrong with them and a page to look at; the same fleet with one line of its data wrong; every catalog; and who tunnels to whom.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { DEFAULT_SETTINGS, Environment } from '../compiler/index.ts';
import { tunnelGraph } from '../compiler/ipsec/index.ts';
import { EXIT } from './command.ts';
import { NO_GLOBAL_LAYER } from './environment-options.ts';
import { compiledFleet, formatIpsec } from './ipsec/index.ts';
import { nodesOf } from './node-input.ts';
import { type OptionSpecs, parseArguments } from './options.ts';
import { runProgram } from './program.ts';
import { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const ROOT = resolve(import.meta.dirname, '..');
const ENVIRONMENTS = join(ROOT, 'fixtures', 'environments');
const CERTIFICATES = join(ENVIRONMENTS, 'tls-everywhere');
const TUNNELS = join(ENVIRONMENTS, 'ipsec-everywhere');

/** The line that is wrong, as somebody mistypes it: nothing else in the environment says that it is. */
const SOUND = 'hostname: "%{hiera(\'cloud_name_storage\')}"';
const MISTYPED = SOUND.replace('storage', 'strorage');

const OPTIONS = {
  output: { value: 'FOLDER', help: 'where the page and the catalogs are written; dist/demo when not given' },
} as const satisfies OptionSpecs;

async function demo(argv: readonly string[]): Promise<number> {
  const { options } = parseArguments(OPTIONS, argv);
  const output = resolve(options.output ?? join(ROOT, 'dist', 'demo'));
  const page = join(output, 'certificates.html');
  const catalogs = join(output, 'catalogs');
  const begun = performance.now();
  const codes = [
    await dalang(['tls', ...fleet(CERTIFICATES), '--report', page]),
    await mistake(),
    await dalang(['compile', '--all', ...fleet(CERTIFICATES), '--output', catalogs]),
    await tunnels(),
  ];
  const seconds = ((performance.now() - begun) / 1000).toFixed(2);
  const nodes = readdirSync(join(CERTIFICATES, 'facts')).length;
  await terminal.print(`\n${nodes} nodes in ${seconds} s; catalogs in ${shown(catalogs)}, the page in ${shown(page)}\n`);
  return codes.every((code) => code === 0) ? 0 : 1;
}

function fleet(environment: string): readonly string[] {
  return ['--environment', shown(environment), '--facts', shown(join(environment, 'facts'))];
}

async function dalang(args: readonly string[]): Promise<number> {
  await terminal.print(`\n$ dalang ${args.join(' ')}\n`);
  return runProgram(args, terminal);
}

/** The environment in a folder of its own, with the mistyped line; answers 0 when it is found. */
async function mistake(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-demo-'));
  try {
    for (const part of ['hiera.yaml', 'manifests', 'modules', 'facts']) symlinkSync(join(CERTIFICATES, part), join(folder, part));
    cpSync(join(CERTIFICATES, 'data'), join(folder, 'data'), { recursive: true });
    const file = join(folder, 'data', 'certificates', 'Controller.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(SOUND, MISTYPED));
    const code = await dalang(['validate', '--no-config', '--only', 'tls-name-empty', ...fleet(folder)]);
    return code === EXIT.FINDINGS ? EXIT.OK : EXIT.UNABLE;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Who tunnels to whom, network by network; the rest of what `dalang ipsec` tells is long. */
async function tunnels(): Promise<number> {
  const environment = new Environment({ directory: TUNNELS, settings: { ...DEFAULT_SETTINGS, hieraConfig: NO_GLOBAL_LAYER } });
  const nodes = nodesOf({ node: [], facts: join(TUNNELS, 'facts'), trusted: undefined, classes: [], enc: undefined }, true);
  const compiled = compiledFleet(environment, nodes, terminal);
  const [networks = ''] = formatIpsec('table', tunnelGraph(compiled.nodes), undefined);
  await terminal.print(`\n$ dalang ipsec ${fleet(TUNNELS).join(' ')}\n${networks}...\n`);
  return compiled.failed === 0 ? EXIT.OK : EXIT.FINDINGS;
}

function shown(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith('..') ? path : below;
}

const terminal = new Terminal();
try {
  process.exitCode = await demo(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  terminal.say(`demo: ${error.message}${error.hint ? `\n  hint: ${error.hint}` : ''}`);
  process.exitCode = 2;
}
