import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ENVIRONMENT, NODES } from '../environments/tls-requests.ts';
import { dalangInProcess } from '../support/in-process.ts';
import type { Outcome } from '../support/program.ts';

function dalangTls(args: readonly string[]): Promise<Outcome> {
  return dalangInProcess(['tls', ...args], { cwd: process.cwd() });
}

const tls = suite('dalang tls');

const CATALOGS = NODES.map((node) => `${ENVIRONMENT}/recorded/${node}.json`);

const FLEET = ['--environment', ENVIRONMENT, '--facts', `${ENVIRONMENT}/facts`];
const ONE = [...FLEET, '--node', 'overcloud-novacompute-0.example.com'];

tls('a table for a node, with the lines that values came from', async () => {
  const { status, stdout, stderr } = await dalangTls([...ONE, '--origins']);
  assert.is(status, 0, stderr);
  assert.match(stdout, 'overcloud-novacompute-0.example.com: 2 certificates, 0 PEM files');
  assert.match(stdout, /libvirt-server-cert +overcloud-novacompute-0\.internalapi\.example\.com +libvirt\//);
  assert.match(stdout, /hostname +\S*data\/certificates\/Compute\.yaml:6:16 < \S*data\/nodes\/overcloud-novacompute-0\.yaml:5:20/);
  assert.match(stdout, /ca +\S*data\/variants\/freeipa\.yaml:4:16/);
});

tls('JSON of all nodes has networks with the numbers of certificates', async () => {
  const { status, stdout } = await dalangTls([...FLEET, '--format', 'json']);
  assert.is(status, 0);
  const { nodes, networks, findings } = JSON.parse(stdout);
  assert.equal(
    nodes.map(({ certificates }: { certificates: readonly unknown[] }) => certificates.length),
    [10, 10, 10, 2, 2],
  );
  assert.equal(networks, [
    { network: 'ctlplane', certificates: 6 },
    { network: 'external', certificates: 3 },
    { network: 'internal_api', certificates: 19 },
    { network: 'storage', certificates: 6 },
  ]);
  assert.equal(
    findings.map(({ rule }: { rule: string }) => rule),
    ['tls-certificate-unread'],
  );
});

tls('dot names every certificate, and the parts of a PEM in order', async () => {
  const { stdout } = await dalangTls([...FLEET, '--node', 'overcloud-controller-0.example.com', '--format', 'dot']);
  assert.match(stdout, 'digraph certificates {');
  assert.match(
    stdout,
    /overcloud-haproxy-storage\.crt" -> "\S+ \/etc\/pki\/tls\/certs\/overcloud-haproxy-storage\.pem" \[label="01"\]/,
  );
});

tls('catalogs and facts exclude one another; a node that has no catalog is told', async () => {
  const both = await dalangTls(['--facts', 'facts', CATALOGS[0] as string]);
  assert.is(both.status, 2);
  assert.match(both.stderr, 'catalogs need no facts');
});

/** A node with a certificate in another name than the one under which it exports itself to HAProxy's node, which comes first. */
const EXPORTING = `
define haproxy::balancermember($ipaddresses, $server_names, $ports, $options, $verifyhost) {}
define apache::vhost($ip, $port, $ssl, $ssl_cert, $ssl_key) {}
define certmonger_certificate($hostname, $principal, $certfile, $keyfile, $postsave_cmd) {}
node /^web/ {
  certmonger_certificate { 'web': hostname => 'web.old.example.com', principal => 'HTTP/web.old.example.com', certfile => '/etc/web.crt', keyfile => '/etc/web.key', postsave_cmd => 'true' }
  -> apache::vhost { 'web': ip => '10.0.0.1', port => 443, ssl => true, ssl_cert => '/etc/web.crt', ssl_key => '/etc/web.key' }
  @@haproxy::balancermember { 'web': ipaddresses => '10.0.0.1', server_names => 'web.example.com', ports => 443, options => ['ssl', 'verify required'], verifyhost => true }
}
node default { Haproxy::Balancermember <<| |>> }
`;

tls('what a node collects of others is on it; findings come after the tables, and the page is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-tls-'));
  try {
    mkdirSync(join(folder, 'manifests'));
    mkdirSync(join(folder, 'facts'));
    writeFileSync(join(folder, 'manifests', 'site.pp'), EXPORTING);
    for (const name of ['balancer', 'web1'])
      writeFileSync(join(folder, 'facts', `${name}.json`), JSON.stringify({ clientcert: name }));
    const report = join(folder, 'out', 'tls.html');
    const args = ['--environment', folder, '--facts', join(folder, 'facts'), '--report', report];
    const { status, stdout, stderr } = await dalangTls(args);
    assert.is(status, 0, stderr);
    assert.match(stdout, /^Error: .*carries 'web\.old\.example\.com' and not 'web\.example\.com'.*\[tls-verifyhost\]$/m);
    assert.match(stdout, /\n1 error\n$/);
    assert.not.match(stdout, /hostname +\S+:\d+:\d+$/m);
    assert.match(readFileSync(report, 'utf8'), 'tls-verifyhost');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

tls.run();
