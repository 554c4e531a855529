/** A fleet of any size for the ipsec-everywhere environment: its module, with data and facts made here. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NodeData } from '../compiler/index.ts';

const ENVIRONMENT = resolve(import.meta.dirname, '..', 'fixtures', 'environments', 'ipsec-everywhere');
const NETWORKS = ['external', 'internal_api', 'storage', 'storage_mgmt', 'tenant', 'management'] as const;
/** One node in so many is a controller, as far as the first networks go. */
const CONTROLLERS = 3;

/** Writes the environment into an empty folder: six networks, and every node on all of them but the first, which is the controllers'. */
export function writeFleet(folder: string, count: number): readonly NodeData[] {
  for (const part of ['manifests', 'modules']) symlinkSync(join(ENVIRONMENT, part), join(folder, part));
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'environment.conf'), 'modulepath = modules\nmanifest = manifests\n');
  writeFileSync(join(folder, 'hiera.yaml'), '---\nversion: 5\nhierarchy:\n  - name: common\n    path: common.yaml\n');
  writeFileSync(join(folder, 'data', 'common.yaml'), dataOf(count));
  return Array.from({ length: count }, (_, index) => ({
    name: `node-${index}.example.com`,
    facts: { networking: { hostname: `node-${index}`, interfaces: {} } },
  }));
}

function dataOf(count: number): string {
  const networks = NETWORKS.map((name, at) => `  ${name}: {subnet: 10.${at}.0.0/16, vip: 10.${at}.255.1}`);
  const nodes = Array.from({ length: count }, (_, index) => {
    const addresses = NETWORKS.slice(index < CONTROLLERS ? 0 : 1).map(
      (name) => `    ${name}: 10.${NETWORKS.indexOf(name)}.${index >> 8}.${index & 255}\n`,
    );
    return `  node-${index}:\n    role: ${index < CONTROLLERS ? 'Controller' : 'Compute'}\n${addresses.join('')}`;
  });
  return `---
lookup_options:
  ipsec::psk: {convert_to: Sensitive}
ipsec::psk: lab-only-not-a-secret-0123456789abcdef
ipsec::networks:
${networks.join('\n')}
ipsec::roles:
  Controller: {networks: [${NETWORKS.join(', ')}], pacemaker: true}
  Compute: {networks: [${NETWORKS.slice(1).join(', ')}]}
ipsec::nodes:
${nodes.join('')}`;
}
