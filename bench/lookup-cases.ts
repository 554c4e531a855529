/** What bench/lookup.bench.ts measures: one environment with eight levels of data, and manifests of a thousand lookups in it. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface LookupBenchCase {
  readonly name: string;
  readonly code: string;
  readonly environment: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const LOOKUPS = 1000;
const LEVELS = ['nodes/%{trusted.certname}', 'roles/%{facts.role}', 'os/%{facts.os.family}', 'sites/%{facts.site}'].concat([
  'zones/%{facts.zone}',
  'teams/%{facts.team}',
  'environments/%{environment}',
  'common',
]);
const FILES = ['nodes/bench', 'roles/web', 'os/Debian', 'sites/s1', 'zones/z1', 'teams/t1', 'environments/production', 'common'];
const FACTS = { role: 'web', os: { family: 'Debian', release: { major: '12' } }, site: 's1', zone: 'z1', team: 't1', host: 'web1' };

/** Writes the environment below the folder; answers with the cases. */
export function lookupCases(folder: string): readonly LookupBenchCase[] {
  writeEnvironment(folder);
  const lookups = (prefix: string, rest = '') => `Integer[0, ${LOOKUPS - 1}].map |$i| { lookup("${prefix}\${i}"${rest}) }`;
  const codes: readonly (readonly [string, string])[] = [
    ['first value, interpolated', lookups('text')],
    ['lookups within values', lookups('chain')],
    ['alias and dotted keys', `Integer[0, ${LOOKUPS - 1}].map |$i| { lookup("alias\${i}.server.port") }`],
    ['unique merge of lists', lookups('list', ", Array, 'unique'")],
    ['hash merge', lookups('hash', ", Hash, 'hash'")],
    ['deep merge by lookup_options', lookups('deep')],
    ['nothing found, a default', lookups('none', ", undef, undef, 'default'")],
  ];
  return codes.map(([name, code]) => ({ name, code: `$answer = ${code}`, environment: folder, facts: FACTS }));
}

/** A lookup by a command: arguments that `puppet lookup` and `dalang lookup` understand. */
export interface ColdLookup {
  readonly name: string;
  readonly args: readonly string[];
}

const TLS_EVERYWHERE = resolve(import.meta.dirname, '../fixtures/environments/tls-everywhere');

/** The folder is that of `lookupCases`. Puppet wants names of environments without a dash. */
export function coldLookups(folder: string): readonly ColdLookup[] {
  const environments = join(folder, 'environments');
  mkdirSync(environments);
  symlinkSync(TLS_EVERYWHERE, join(environments, 'tls_everywhere'));
  symlinkSync(folder, join(environments, 'production'));
  const facts = join(folder, 'facts.json');
  writeFileSync(facts, JSON.stringify(FACTS));
  const controller = join(TLS_EVERYWHERE, 'facts', 'overcloud-controller-0.json');
  const args = (environment: string, node: string, factsFile: string, key: string) => {
    return [key, '--environmentpath', environments, '--environment', environment, '--node', node, '--facts', factsFile];
  };
  return [
    {
      name: 'tls-everywhere',
      args: args('tls_everywhere', 'overcloud-controller-0.example.com', controller, 'keystone::rabbit_use_ssl'),
    },
    { name: 'eight files, 32,000 keys', args: args('production', 'bench', facts, 'text5') },
  ];
}

function writeEnvironment(folder: string): void {
  const levels = LEVELS.map((path) => `  - name: "${path}"\n    path: "${path}.yaml"\n`).join('');
  write(folder, 'hiera.yaml', `version: 5\nhierarchy:\n${levels}`);
  FILES.forEach((file, level) => {
    write(folder, `data/${file}.yaml`, dataFile(level));
  });
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Every eighth key of a kind has its first value here; the last level has all of them. */
function dataFile(level: number): string {
  const isLast = level === FILES.length - 1;
  const lines: string[] = isLast ? ['lookup_options:', '  "^deep": {merge: deep}', 'domain: "%{facts.site}.example.com"'] : [];
  for (let i = 0; i < LOOKUPS; i++) {
    lines.push(`list${i}: ["level ${level}", "%{facts.host}", common]`);
    lines.push(`hash${i}: {level${level}: "%{facts.role}-${i}", shared: ${level}}`);
    lines.push(`deep${i}: {nested: {level${level}: "%{facts.host}", list: [${level}]}, shared: {a: ${level}}}`);
    if (i % FILES.length !== level && !isLast) continue;
    lines.push(`text${i}: "%{facts.host} in %{facts.os.family} %{facts.os.release.major} of level ${level}"`);
    lines.push(`chain${i}: "%{lookup('text${i}')} at %{lookup('domain')}"`);
    lines.push(`target${i}: {server: {port: ${i}, name: "%{facts.host}"}}`);
    lines.push(`alias${i}: "%{alias('target${i}')}"`);
  }
  return `${lines.join('\n')}\n`;
}
