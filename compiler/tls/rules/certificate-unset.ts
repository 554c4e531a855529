import { refOf } from '../../catalog/checks/catalog-index.ts';
import { isPresent, textOf } from '../graph/index.ts';
import type { NodeRule } from '../node.ts';

export const certificateUnset: NodeRule = {
  name: 'tls-certificate-unset',
  severity: 'error',
  summary: 'A bind of HAProxy or a virtual host speaks TLS and is given no certificate.',
  example: "haproxy::listen { 'web': bind => { '10.0.0.6:443' => ['ssl'] } }\n",
  *check(node) {
    for (const { resource, address, isTls, hasCertificate } of node.graph.binds) {
      if (!isTls || hasCertificate) continue;
      yield {
        message: `${refOf(resource)} speaks TLS on ${address} and has no certificate`,
        ...node.placeOf(resource),
        hint: "name a PEM: 'crt', '/path/of.pem'",
      };
    }
    for (const resource of node.graph.resources) {
      if (resource.type !== 'Apache::Vhost' || !isPresent(resource) || textOf(resource, 'ssl') !== 'true') continue;
      if (textOf(resource, 'ssl_cert')) continue;
      yield { message: `${refOf(resource)} speaks TLS and has no certificate`, ...node.placeOf(resource), hint: 'set ssl_cert' };
    }
  },
};
