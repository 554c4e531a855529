/** Recorded facts of operating systems, as Debian's package facterdb has them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../support/line-process.ts';

const GEMS = '/usr/share/rubygems-integration/all/gems';
const SYSTEMS = ['debian-11-x86_64', 'centos-8-x86_64', 'redhat-7-x86_64', 'ubuntu-20.04-x86_64', 'sles-15-x86_64'];

/** What FacterDB has not: Puppet's own facts, and those of the Debian modules on a node that has their software. */
const MODULE_FACTS: Record<string, Json> = {
  apache_version: '2.4.52',
  clientversion: '7.23.0',
  collectd_version: '5.12.0',
  facterversion: '4.3.0',
  haproxy_version: '2.4.22',
  mysql_version: '8.0.32',
  os_package_type: 'debian',
  os_service_default: '<SERVICE DEFAULT>',
  os_workers: 4,
  os_workers_heat_engine: 4,
  os_workers_keystone: 4,
  os_workers_large: 8,
  os_workers_small: 2,
  puppetversion: '7.23.0',
  python_dir: '/usr/lib/python3/dist-packages',
  rabbitmq_version: '3.9.13',
  redis_server_version: '6.0.16',
  root_home: '/root',
  service_provider: 'systemd',
  staging_http_get: 'curl',
  systemd: true,
  systemd_version: '249',
};

export interface System {
  readonly name: string;
  readonly facts: Record<string, Json>;
}

export function systemsMissing(): string | undefined {
  return factFolders().length === 0 ? 'no recorded facts: apt-get install facterdb' : undefined;
}

/** The newest recorded facts of each of five systems. */
export function systems(): readonly System[] {
  return SYSTEMS.flatMap((name): System[] => {
    const folder = factFolders().find((candidate) => existsSync(join(candidate, `${name}.facts`)));
    if (folder === undefined) return [];
    return [{ name, facts: JSON.parse(readFileSync(join(folder, `${name}.facts`), 'utf8')) as Record<string, Json> }];
  });
}

function factFolders(): string[] {
  if (!existsSync(GEMS)) return [];
  const gem = readdirSync(GEMS).find((name) => name.startsWith('facterdb-'));
  if (gem === undefined) return [];
  const facts = join(GEMS, gem, 'facts');
  const newestFirst = readdirSync(facts).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return newestFirst.map((version) => join(facts, version));
}

/** The same, with what Puppet and modules add to them. */
export function systemsWithModules(): readonly System[] {
  return systems().map(({ name, facts }) => ({ name, facts: { ...facts, ...MODULE_FACTS } }));
}
