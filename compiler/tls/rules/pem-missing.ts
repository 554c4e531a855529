import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { NodeRule } from '../node.ts';

export const pemMissing: NodeRule = {
  name: 'tls-pem-missing',
  severity: 'error',
  summary: 'HAProxy reads the file of a certificate in which the key is missing: it wants both in one PEM.',
  example: "haproxy::listen { 'web': bind => { '10.0.0.6:443' => ['ssl', 'crt', '/etc/pki/tls/certs/web.crt'] } }\n",
  *check(node) {
    const seen = new Set<string>();
    for (const { resource, kind, role, path, parameter } of node.graph.readers) {
      if (kind !== 'bind' || role !== 'pem' || seen.has(path)) continue;
      seen.add(path);
      const [provider, ...others] = node.graph.providersOf(path);
      if (others.length > 0 || (provider?.kind !== 'certificate' && provider?.kind !== 'key')) continue;
      const lacks = provider.kind === 'certificate' ? 'key' : 'certificate';
      yield {
        message: `${refOf(resource)} reads ${path}, in which the ${lacks} is missing: HAProxy wants both in one PEM`,
        ...node.place({ resource, parameter: parameter[0] ?? 'bind', value: path }),
        hint: 'put certificate and key together in a PEM and name that',
      };
    }
  },
};
