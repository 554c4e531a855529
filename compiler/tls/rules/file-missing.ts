import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { RuleFinding } from '../../validate/rule.ts';
import type { Reader, Role } from '../graph/index.ts';
import type { NodeRule, TlsNode } from '../node.ts';

/** CAs and revocation lists come with the enrolment of the node, or are fetched. */
const OWN: ReadonlySet<Role> = new Set(['certificate', 'key', 'pem']);

/** Files that are read and that nothing in the catalog puts there, each with the first that reads it. */
function unprovided({ graph }: TlsNode): readonly (readonly [Reader, number])[] {
  const found = new Map<string, [Reader, number]>();
  for (const reader of graph.readers) {
    if (!OWN.has(reader.role) || graph.providersOf(reader.path).length > 0) continue;
    const known = found.get(reader.path);
    if (known === undefined) found.set(reader.path, [reader, 1]);
    else known[1]++;
  }
  return [...found.values()];
}

export const fileMissing: NodeRule = {
  name: 'tls-file-missing',
  severity: 'error',
  summary: 'A certificate, key or PEM is read that nobody provides, on a node that has certificates asked for.',
  example: 'tripleo::haproxy::service_certificate: /etc/pki/tls/private/no_such.pem\n',
  *check(node) {
    if (node.graph.certificates.length === 0) return;
    for (const [reader, count] of unprovided(node)) {
      const near = didYouMean(reader.path, node.graph.provided.keys());
      yield {
        ...findingOf(node, reader, count, 'and nobody provides it'),
        // Of virtual hosts and binds it is certain that they read.
        severity: reader.kind === 'vhost' || reader.kind === 'bind' ? 'error' : 'warning',
        hint: near ?? `provided are ${pathsLike(reader, node)}`,
      };
    }
  },
};

export const fileSupplied: NodeRule = {
  name: 'tls-file-supplied',
  severity: 'note',
  summary: 'A certificate, key or PEM has to be brought to the node by other means: no certificate is asked for here.',
  example:
    'generate_service_certificates: false\ntripleo::haproxy::service_certificate: /etc/pki/tls/private/overcloud_endpoint.pem\n',
  *check(node) {
    if (node.graph.certificates.length > 0) return;
    for (const [reader, count] of unprovided(node)) yield findingOf(node, reader, count, 'and it has to be there already');
  },
};

function findingOf(node: TlsNode, { resource, path, parameter }: Reader, count: number, what: string): RuleFinding {
  const others = count > 1 ? ` (and ${count - 1} more)` : '';
  return {
    message: `${refOf(resource)}${others} reads ${path}, ${what}`,
    ...node.place({ resource, parameter: parameter[0] ?? '', value: path }),
  };
}

function pathsLike({ role }: Reader, { graph }: TlsNode): string {
  const paths =
    role === 'pem'
      ? graph.pems.map(({ path }) => path)
      : graph.certificates.flatMap((one) => (role === 'key' ? one.keyfile : one.certfile) ?? []);
  return paths.length === 0 ? 'no such files' : paths.join(', ');
}
