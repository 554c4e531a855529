/** `dalang ipsec` as users run it: tables, JSON and dot of the ipsec-everywhere environment, and of catalogs that Puppet has compiled. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ENVIRONMENT, NODES } from '../environments/ipsec-requests.ts';
import { dalang } from '../support/program.ts';

const KEY = 'lab-only-not-a-secret';
const FLEET = ['--environment', ENVIRONMENT, '--facts', `${ENVIRONMENT}/facts`];

interface Shown {
  readonly networks: readonly {
    readonly name: string;
    readonly addresses: object;
    readonly connections: number;
    readonly tunnels: readonly { readonly isComplete: boolean }[];
  }[];
  readonly vips: readonly {
    readonly name: string;
    readonly network: string;
    readonly servers: readonly unknown[];
    readonly clients: readonly unknown[];
    readonly pacemaker: {
      readonly colocations: readonly unknown[];
      readonly orders: readonly unknown[];
      readonly isEnabled: boolean;
    };
  }[];
}

const ipsec = suite('dalang ipsec');

ipsec('the table of a fleet', async () => {
  const { status, stdout, stderr } = await dalang(['ipsec', ...FLEET]);
  assert.is(status, 0, stderr);
  assert.match(stdout, /^internal_api +5 +20 +10 of 10 +0 +internal_api, redis$/m);
  assert.match(stdout, /^VIP redis 172\.16\.2\.7 on internal_api$/m);
  assert.match(stdout, /^ {4}stop ip-172\.16\.2\.7 then stop tripleo-ipsec-redis$/m);
  assert.not.match(stdout, KEY);
});

ipsec('one node, each connection with that of its peer', async () => {
  const { status, stdout } = await dalang(['ipsec', ...FLEET, '--node', NODES[3]]);
  assert.is(status, 0);
  const peers =
    /^172\.16\.0\.21 +172\.16\.0\.11 +overcloud-controller-0\.example\.com +overcloud-private-node-to-node-tenant-ip-0 +\S+-ip-2$/m;
  assert.match(stdout, peers);
  assert.not.match(stdout, '10.0.0.11');
});

ipsec('36 tunnels, 15 roadwarriors, 21 connections to VIPs', async () => {
  const { stdout } = await dalang(['ipsec', ...FLEET, '--format', 'json']);
  const { networks, vips } = JSON.parse(stdout) as Shown;
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  assert.is(sum(networks.map(({ tunnels }) => tunnels.filter(({ isComplete }) => isComplete).length)), 36);
  assert.is(sum(networks.map(({ connections }) => connections)), 72);
  assert.is(sum(vips.map(({ servers }) => servers.length)), 15);
  assert.is(sum(vips.map(({ clients }) => clients.length)), 21);
  assert.ok(
    vips.every(({ pacemaker }) => pacemaker.isEnabled && pacemaker.colocations.length === 1 && pacemaker.orders.length === 2),
  );
  assert.not.match(stdout, KEY);
});

ipsec('dot', async () => {
  const { stdout } = await dalang(['ipsec', ...FLEET, '--format', 'dot']);
  assert.is(stdout.match(/dir=none/g)?.length, 36);
  assert.match(stdout, /^digraph ipsec \{[\s\S]*\}\n$/);
});

ipsec('html', async () => {
  const { status, stdout } = await dalang(['ipsec', ...FLEET, '--format', 'html']);
  assert.is(status, 0);
  assert.match(stdout, '172.16.2.11 (4 of 4)');
  assert.match(stdout, 'stop ip-172.16.2.7 then stop tripleo-ipsec-redis');
  assert.not.match(stdout, KEY);
  const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(stdout)?.[1] ?? '';
  const { tunnels } = JSON.parse(data) as { readonly tunnels: readonly { readonly edges: readonly unknown[] }[] };
  // A compute has twelve tunnels and three VIPs with three controllers each.
  assert.is(tunnels[3]?.edges.length, 12 + 3 + 9);
});

ipsec('a node that is not there', async () => {
  const { status, stderr } = await dalang(['ipsec', ...FLEET, '--node', 'overcloud-controller-4']);
  assert.is(status, 2);
  assert.match(stderr, /no node 'overcloud-controller-4'/);
});

ipsec('neither facts nor catalogs', async () => {
  const { status, stderr } = await dalang(['ipsec', '--environment', ENVIRONMENT]);
  assert.is(status, 2);
  assert.match(stderr, /--facts FOLDER with facts of all nodes, or files of catalogs/);
});

ipsec.run();
