import { LONGEST_COMMON_NAME } from '../names.ts';
import type { NodeRule } from '../node.ts';
import { placeOfParameter, refOfCertificate } from './words.ts';

export const nameTooLong: NodeRule = {
  name: 'tls-name-too-long',
  severity: 'error',
  summary: 'The common name of a certificate has more than 64 characters, which is all that X.509 allows.',
  example: 'cloud_name_storage: overcloud-production-datacentre-north-rack-07.storage.cloud.example.com\n',
  *check(node) {
    for (const certificate of node.graph.certificates) {
      const { hostname } = certificate;
      if (hostname === undefined || hostname.length <= LONGEST_COMMON_NAME) continue;
      yield {
        message: `${refOfCertificate(certificate)}: the host name '${hostname}' has ${hostname.length} characters, at most ${LONGEST_COMMON_NAME} fit into a common name`,
        ...placeOfParameter(node, certificate, 'hostname', hostname, true),
        hint: 'take a shorter name',
      };
    }
  },
};
