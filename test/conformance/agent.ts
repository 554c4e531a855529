/**
 * `npm run agent [PATTERN]`: whether Puppet's own tools take dalang's catalogs for Puppet's. Of each manifest of fixtures/agent/sound.yaml,
 * `puppet apply --noop --catalog` must run without an error or a warning, and octocatalog-diff, where it is installed, must find no
 * difference from the catalog that Puppet compiles. The exit code is 1 when one of them complains, 2 when Puppet is not installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { catalogText } from '../../bin/outcome.ts';
import { Terminal } from '../../bin/terminal.ts';
import { type CatalogJson, compile, Environment } from '../../compiler/index.ts';
import { Oracle, ROOT } from '../record/oracle.ts';
import { materialise, type TableCase } from '../support/catalog-tables.ts';
import { PuppetAgent } from '../support/puppet-apply.ts';
import { MODULES } from './debian-modules.ts';

type Case = TableCase & { readonly modules?: boolean };

const NODE = 'agent.example.com';
const FACTS = { kernel: 'Linux', os: { family: 'Debian', name: 'Debian' } };
const terminal = new Terminal();

async function main([pattern = '']: readonly string[]): Promise<number> {
  const oracle = new Oracle();
  if (oracle.version === undefined) {
    terminal.say('not run: real Puppet is not installed (apt-get install puppet-agent)');
    return 2;
  }
  const hasDiff = spawnSync('octocatalog-diff', ['--version']).status === 0;
  if (!hasDiff) terminal.say('octocatalog-diff is not installed (apt-get install octocatalog-diff): only the agent is asked');
  const cases = load(readFileSync(join(ROOT, 'fixtures', 'agent', 'sound.yaml'), 'utf8')) as readonly Case[];
  const hasModules = ['host_core', 'mount_core', 'sshkeys_core'].every((name) => existsSync(join(MODULES, name)));
  if (!hasModules) terminal.say(`cases with types of modules are left out: they are not in ${MODULES}`);
  const chosen = cases.filter(({ name, modules }) => name.includes(pattern) && (hasModules || modules !== true));
  let faulty = 0;
  for (const one of chosen) {
    const complaints = await complaintsOf(one, oracle, hasDiff);
    if (complaints.length === 0) continue;
    faulty++;
    terminal.say([`${one.name}:`, ...complaints].join('\n  '));
  }
  await oracle.close();
  await terminal.print(`${chosen.length - faulty} of ${chosen.length} catalogs without complaint\n`);
  return faulty > 0 ? 1 : 0;
}

async function complaintsOf(one: Case, oracle: Oracle, hasDiff: boolean): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-agent-'));
  const modules = one.modules === true ? MODULES : undefined;
  const agent = new PuppetAgent(modules);
  try {
    const environment = materialise(one, folder).folder;
    const ours = compiled(environment, modules);
    if (typeof ours === 'string') return [`dalang: ${ours}`];
    const said = agent.apply(catalogText(ours)).complaints.map((complaint) => `agent: ${complaint}`);
    return hasDiff ? [...said, ...(await differences(ours, environment, modules, oracle, folder))] : said;
  } finally {
    agent.remove();
    rmSync(folder, { recursive: true });
  }
}

function compiled(directory: string, modules: string | undefined): CatalogJson | string {
  const environment = new Environment({ directory, modulepath: modules === undefined ? [] : [modules] });
  const result = compile(environment, { name: NODE, facts: FACTS }, { exactNumbers: true });
  return result.ok ? result.catalog : result.error;
}

async function differences(
  ours: CatalogJson,
  environment: string,
  modules: string | undefined,
  oracle: Oracle,
  folder: string,
): Promise<readonly string[]> {
  const modulepath = modules === undefined ? {} : { modulepath: [modules] };
  const answer = await oracle.ask({ op: 'compile', environment, node: NODE, facts: FACTS, ...modulepath });
  if (answer.ok !== true) return [`Puppet: ${String(answer.error)}`];
  const [from, to] = [join(folder, 'puppet.json'), join(folder, 'dalang.json')];
  writeFileSync(from, JSON.stringify(answer.catalog));
  writeFileSync(to, catalogText(ours));
  const args = [
    '--from-catalog',
    from,
    '--to-catalog',
    to,
    '-n',
    NODE,
    '--include-tags',
    '--display-datatype-changes',
    '--no-color',
  ];
  const { status, stdout, stderr } = spawnSync('octocatalog-diff', args, { encoding: 'utf8', cwd: folder, timeout: 120_000 });
  return status === 0 ? [] : [`octocatalog-diff (${status}): ${stdout}${stderr}`.trimEnd()];
}

process.exitCode = await main(process.argv.slice(2));
