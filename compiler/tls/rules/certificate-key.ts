import type { NodeRule } from '../node.ts';
import { placeOfParameter, refOfCertificate } from './words.ts';

export const certificateKey: NodeRule = {
  name: 'tls-key-missing',
  severity: 'error',
  summary: 'A certificate is asked for without a file for it or for its key.',
  example: "certmonger_certificate { 'web': certfile => '/etc/pki/tls/certs/web.crt' }\n",
  *check(node) {
    for (const certificate of node.graph.certificates) {
      for (const [parameter, value] of [
        ['certfile', certificate.certfile],
        ['keyfile', certificate.keyfile],
      ] as const) {
        if (value !== undefined && value.trim() !== '') continue;
        yield {
          message: `${refOfCertificate(certificate)} has no ${parameter}`,
          ...placeOfParameter(node, certificate, parameter, value),
        };
      }
    }
  },
};
