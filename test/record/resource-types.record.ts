/** Writes compiler/catalog/builtin-types.json: the resource types of Puppet and of the modules that once were part of it. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './oracle.ts';

const MODULES_DIR = '/usr/share/puppet/modules';
const MODULES = [
  'augeas_core',
  'concat',
  'cron_core',
  'host_core',
  'mailalias',
  'mailalias_core',
  'mount_core',
  'selinux_core',
  'sshkeys_core',
  'stdlib',
  'yumrepo_core',
  'zfs_core',
  'zone_core',
];

interface Recorded {
  readonly puppetVersion: string;
  readonly metaparameters: readonly unknown[];
  readonly core: Readonly<Record<string, unknown>>;
  readonly modules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export async function record(): Promise<readonly string[]> {
  const script = join(import.meta.dirname, 'resource-types.rb');
  const folders = MODULES.map((name) => join(MODULES_DIR, name)).filter((folder) => existsSync(folder));
  const recorded = JSON.parse(execFileSync('ruby', [script, ...folders], { encoding: 'utf8' })) as Recorded;
  const file = join(ROOT, 'compiler', 'catalog', 'builtin-types.json');
  writeFileSync(file, text(recorded));
  execFileSync(join(ROOT, 'node_modules', '.bin', 'biome'), ['format', '--write', file]);
  return [file];
}

/** One line a type, so that a change of a type is a changed line. */
function text(recorded: Recorded): string {
  const modules = Object.entries(recorded.modules).map(([name, types]) => `    ${JSON.stringify(name)}: ${lines(types, 6)}`);
  return `{
  "puppetVersion": ${JSON.stringify(recorded.puppetVersion)},
  "metaparameters": ${JSON.stringify(recorded.metaparameters)},
  "core": ${lines(recorded.core, 4)},
  "modules": {
${modules.join(',\n')}
  }
}
`;
}

function lines(types: Readonly<Record<string, unknown>>, indent: number): string {
  const entries = Object.entries(types).map(
    ([name, type]) => `${' '.repeat(indent)}${JSON.stringify(name)}: ${JSON.stringify(type)}`,
  );
  return `{\n${entries.join(',\n')}\n${' '.repeat(indent - 2)}}`;
}
