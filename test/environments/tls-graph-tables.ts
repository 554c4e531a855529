/** The graph of a catalog against the tables in fixtures/environments/tls-everywhere/expected/. */
import * as assert from 'uvu/assert';
import type { TlsGraph } from '../../compiler/tls/graph/index.ts';
import { expectedCertificates, expectedPems, expectedTlsBinds, expectedVhosts, hasInnerTls, roleOf } from './tls-expected.ts';
import type { Deployment, Node } from './tls-requests.ts';

export function compareGraph(found: TlsGraph, node: Node, deployment: Deployment): void {
  const what = JSON.stringify({ node, ...deployment });
  const certificates = expectedCertificates(node, deployment);
  assert.equal(found.certificates.map(({ title }) => title).sort(), Object.keys(certificates).sort(), what);
  for (const { title, hostname, dnsnames, principal, ca, certfile, keyfile } of found.certificates) {
    const row = certificates[title] as Readonly<Record<string, unknown>>;
    const [wanted, names] = [row, [row.dnsname].flat()];
    assert.equal(
      [hostname, dnsnames, principal, ca, certfile, keyfile],
      [wanted.hostname, names, wanted.principal, wanted.ca, wanted.certfile, wanted.keyfile],
      what,
    );
  }
  const pems = Object.fromEntries(found.pems.map(({ path, parts }) => [path, parts.map(({ order, source }) => [order, source])]));
  const wanted = Object.entries(expectedPems(node, deployment)).map(([path, { parts }]) => [
    path,
    parts.map(([order, file]) => [String(order), file]),
  ]);
  assert.equal(pems, Object.fromEntries(wanted), what);
  if (roleOf(node) === 'Controller') assert.equal(bindsOf(found), expectedTlsBinds(deployment), what);
  if (deployment.step === 5) assert.equal(vhostsOf(found), expectedVhostFiles(node, deployment), what);
}

/** Listens with the PEM of each bind that has one. */
function bindsOf({ readers }: TlsGraph): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const found: Record<string, Record<string, string>> = {};
  for (const { resource, kind, role, path, where = '' } of readers) {
    if (kind === 'bind' && role === 'pem') found[resource.title] = { ...found[resource.title], [where]: path };
  }
  return found;
}

function vhostsOf({ readers }: TlsGraph): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const found: Record<string, Record<string, string>> = {};
  for (const { resource, kind, role, path, where = '' } of readers) {
    if (kind !== 'vhost' || (role !== 'certificate' && role !== 'key')) continue;
    found[resource.title] = { ...found[resource.title], where, [role]: path };
  }
  return found;
}

function expectedVhostFiles(node: Node, deployment: Deployment) {
  if (!hasInnerTls(deployment)) return {};
  return Object.fromEntries(
    Object.entries(expectedVhosts(node, deployment.release)).flatMap(([title, { ip, port, certificate, key }]) =>
      certificate === null || key === null ? [] : [[title, { where: `${String(ip)}:${port}`, certificate, key }]],
    ),
  );
}
