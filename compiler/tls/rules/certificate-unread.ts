import type { NodeRule } from '../node.ts';
import { placeOfParameter, refOfCertificate } from './words.ts';

export const certificateUnread: NodeRule = {
  name: 'tls-certificate-unread',
  severity: 'note',
  summary: 'A certificate is asked for and nothing in the catalog names its files.',
  example:
    "certmonger_certificate { 'web': certfile => '/etc/pki/web.crt', keyfile => '/etc/pki/web.key', hostname => 'web.example.com' }\n",
  *check(node) {
    for (const certificate of node.graph.certificates) {
      if (certificate.certfile === undefined || node.graph.readersOf(certificate).length > 0) continue;
      yield {
        message: `Nothing reads ${refOfCertificate(certificate)} (${certificate.certfile})`,
        ...placeOfParameter(node, certificate, 'certfile', certificate.certfile),
      };
    }
  },
};
