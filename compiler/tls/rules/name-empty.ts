import type { NodeRule } from '../node.ts';
import { placeOfParameter, refOfCertificate } from './words.ts';

export const nameEmpty: NodeRule = {
  name: 'tls-name-empty',
  severity: 'error',
  summary: 'A certificate is asked for without a host name; mostly an interpolation found nothing.',
  example: "cloud_name_storage: ''\ncertificates_specs:\n  haproxy-storage:\n    hostname: \"%{hiera('cloud_name_storage')}\"\n",
  *check(node) {
    for (const certificate of node.graph.certificates) {
      const { hostname, dnsnames } = certificate;
      if (hostname !== undefined && hostname.trim() !== '') continue;
      if (hostname === undefined && dnsnames.length > 0) continue;
      yield {
        message: `${refOfCertificate(certificate)} has no host name`,
        ...placeOfParameter(node, certificate, 'hostname', hostname),
        hint: 'where the name is looked up, see to it that the key or fact is there',
      };
    }
  },
};
