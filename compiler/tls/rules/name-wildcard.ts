import type { NodeRule } from '../node.ts';
import { namesWithParameters, placeOfParameter, refOfCertificate } from './words.ts';

export const nameWildcard: NodeRule = {
  name: 'tls-name-wildcard',
  severity: 'error',
  summary: 'A certificate is asked for under a wildcard: certmonger asks for one principal, which is that of one host.',
  example: "apache_certificates_specs:\n  httpd-internal_api:\n    hostname: '*.internalapi.example.com'\n",
  *check(node) {
    for (const certificate of node.graph.certificates) {
      for (const { parameter, value } of namesWithParameters(certificate)) {
        if (!value.includes('*')) continue;
        yield {
          message: `${refOfCertificate(certificate)}: ${parameter} is the wildcard '${value}'`,
          ...placeOfParameter(node, certificate, parameter, value, true),
          hint: 'ask for one certificate for each name',
        };
      }
    }
  },
};
