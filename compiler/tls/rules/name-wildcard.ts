import type { NodeRule } from '../node.ts';
import { namedValues, requestsOf } from '../requests.ts';

export const nameWildcard: NodeRule = {
  name: 'tls-name-wildcard',
  severity: 'error',
  summary: 'A certificate is asked for under a wildcard: certmonger asks for one principal, which is that of one host.',
  example: "apache_certificates_specs:\n  httpd-internal_api:\n    hostname: '*.internalapi.example.com'\n",
  *check(node) {
    for (const request of requestsOf(node)) {
      for (const { parameter, value } of namedValues(request)) {
        if (!value.includes('*')) continue;
        yield {
          message: `${request.label}: ${parameter} is the wildcard '${value}'`,
          ...request.severity,
          ...request.place(parameter, value, true),
          hint: 'ask for one certificate for each name',
        };
      }
    }
  },
};
