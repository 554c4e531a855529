/**
 * `npm run handshake [NODE]`: whether real HAProxy and real Apache read what the tls-everywhere-real environment makes of its data, and which
 * certificates they present.
 *
 * Of each controller's catalog, compiled with Debian's modules, the files are written below a folder; a throw-away CA issues what the node
 * would ask certmonger for, and PEM files are put together of their parts. `haproxy -c` and `apache2 -t` read the files. Then HAProxy
 * is started on the loopback interface, and a client of TLS connects to every bind that has a PEM: the certificate has to be the CA's,
 * and to carry the name that `dalang tls --format json` says for it. The exit code is 1 when something is wrong, 2 when programs or modules are missing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { Terminal } from '../../bin/terminal.ts';
import { type CatalogJson, compile, Environment, type NodeData } from '../../compiler/index.ts';
import type { NodeView } from '../../compiler/tls/index.ts';
import { realEnvironment, realModulesMissing, realRequest } from '../environments/tls-real.ts';
import { DEFAULT, NODES, type Node } from '../environments/tls-requests.ts';
import { dalangInProcess } from '../support/in-process.ts';
import { apacheComplaints, apacheMissing } from './handshake/apache.ts';
import { HaproxyProcess, haproxyComplaints } from './handshake/haproxy.ts';
import { Loopback } from './handshake/loopback.ts';
import { NodeRoot } from './handshake/node-root.ts';
import { ThrowAwayCa } from './handshake/throwaway-ca.ts';

const terminal = new Terminal();

async function main([pattern = '']: readonly string[]): Promise<number> {
  const missing = whatIsMissing();
  if (missing !== undefined) {
    terminal.say(`not run: ${missing}`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dalang-handshake-'));
  try {
    const environment = new Environment(realEnvironment());
    const ca = new ThrowAwayCa(folder);
    const nodes = NODES.filter((node) => node.includes('controller') && node.includes(pattern));
    const catalogs = nodes.map((node) => catalogOf(node, environment));
    const views = await viewsOfTls(catalogs, folder);
    let faulty = 0;
    for (const catalog of catalogs) {
      const { name } = catalog;
      const root = new NodeRoot(join(folder, name), catalog, environment, ca);
      const complaints = [...haproxyComplaints(root), ...apacheComplaints(root)];
      const shaken = complaints.length > 0 ? { count: 0, complaints } : await shakeHands(root, views.get(name), ca);
      await terminal.print(`${name}: ${summary(shaken)}\n`);
      if (shaken.complaints.length > 0) faulty++;
    }
    await terminal.print(`${nodes.length - faulty} of ${nodes.length} nodes without complaint\n`);
    return faulty > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function whatIsMissing(): string | undefined {
  if (spawnSync('haproxy', ['-v']).status !== 0) return 'HAProxy is not installed (apt-get install haproxy)';
  if (spawnSync('openssl', ['version']).status !== 0) return 'openssl is not installed';
  return apacheMissing() ?? realModulesMissing();
}

function catalogOf(node: Node, environment: Environment) {
  const { node: name, facts } = realRequest('compile', node, DEFAULT) as unknown as { node: string; facts: NodeData['facts'] };
  const result = compile(environment, { name, ...(facts ? { facts } : {}) });
  if (!result.ok) throw new Error(`${node}: ${result.error}`);
  return result.catalog;
}

/** The nodes as `dalang tls --format json` has them, by their names. */
async function viewsOfTls(catalogs: readonly CatalogJson[], folder: string): Promise<ReadonlyMap<string, NodeView>> {
  const files = catalogs.map((catalog) => {
    const file = join(folder, `${catalog.name}.json`);
    writeFileSync(file, JSON.stringify(catalog));
    return file;
  });
  const { stdout, stderr } = await dalangInProcess(['tls', '--format', 'json', ...files], { cwd: folder });
  if (stdout === '') throw new Error(`dalang tls: ${stderr}`);
  const { nodes } = JSON.parse(stdout) as { readonly nodes: readonly NodeView[] };
  return new Map(nodes.map((view) => [view.name, view]));
}

interface Shaken {
  readonly count: number;
  readonly complaints: readonly string[];
}

function summary({ count, complaints }: Shaken): string {
  if (complaints.length > 0) return complaints.join('\n  ');
  return `HAProxy and Apache read their files, ${count} binds present the certificate of their name`;
}

async function shakeHands(root: NodeRoot, view: NodeView | undefined, ca: ThrowAwayCa): Promise<Shaken> {
  const { binds, servers } = root.graph;
  const loopback = await Loopback.of(
    [...binds, ...servers].map(({ address, port }) => (address.includes(':') ? address : `${address}:${port}`)),
  );
  const haproxy = new HaproxyProcess(root, loopback);
  try {
    const complaints: string[] = [];
    const withTls = binds.filter(({ isTls }) => isTls);
    for (const { address, resource } of withTls) {
      const here = loopback.address(address) as string;
      await haproxy.ready(here);
      const name = view?.certificates.find(({ readers }) =>
        readers.some(({ where, resource: reader }) => where === address && reader === `${resource.type}[${resource.title}]`),
      )?.hostname;
      const complaint =
        name === undefined ? 'dalang tls knows no certificate for it' : await complaintOf(here, name, ca.certificate);
      if (complaint !== undefined) complaints.push(`${resource.title} ${address}: ${complaint}`);
    }
    return { count: withTls.length, complaints };
  } finally {
    await haproxy.stop();
  }
}

/** Undefined when the certificate at the address is the CA's, has this common name, and is good for it. */
function complaintOf(address: string, name: string, ca: string): Promise<string | undefined> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((done) => {
    const socket = connect({ host, port: Number(port), servername: name, ca });
    socket.setTimeout(10_000, () => done('no answer'));
    socket.once('error', (error) => done(error.message));
    socket.once('secureConnect', () => {
      const presented = socket.getPeerCertificate().subject.CN;
      socket.destroy();
      done(presented === name ? undefined : `presents '${presented}', not '${name}'`);
    });
  });
}

process.exitCode = await main(process.argv.slice(2));
