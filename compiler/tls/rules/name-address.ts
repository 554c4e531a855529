import { isIpAddress } from '../names.ts';
import type { NodeRule } from '../node.ts';
import { namedValues, requestsOf } from '../requests.ts';

export const nameAddress: NodeRule = {
  name: 'tls-name-address',
  severity: 'error',
  summary: 'A certificate is asked for under an IP address; FreeIPA issues certificates for names only.',
  example: 'certificates_specs:\n  haproxy-internal_api:\n    hostname: 172.16.2.6\n',
  *check(node) {
    for (const request of requestsOf(node)) {
      for (const { parameter, value } of namedValues(request)) {
        if (!isIpAddress(value)) continue;
        yield {
          message: `${request.label}: ${parameter} is the address ${value}, and no name`,
          ...request.severity,
          ...request.place(parameter, value, true),
          hint: hintFor(node.names?.cloud.values().next().value),
        };
      }
    }
  },
};

function hintFor(name: string | undefined): string {
  return name === undefined
    ? 'write the name that clients connect to'
    : `write the name that clients connect to, such as '${name}'`;
}
