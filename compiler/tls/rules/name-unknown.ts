import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import { isIpAddress, nameProblem, networkOf } from '../names.ts';
import type { NodeRule } from '../node.ts';
import { requestsOf } from '../requests.ts';
import { list } from './words.ts';

export const nameUnknown: NodeRule = {
  name: 'tls-name-unknown',
  severity: 'warning',
  summary:
    'A certificate is asked for under a name that is neither one of the node’s (fqdn_NETWORK) nor one of a virtual address (cloud_name_NETWORK).',
  example:
    'cloud_name_internal_api: overcloud.internalapi.example.com\ncertificates_specs:\n  haproxy-internal_api:\n    hostname: overcloud.internalapi.localdomain\n',
  *check(node) {
    const { names } = node;
    if (names === undefined || names.node.size + names.cloud.size === 0) return;
    for (const request of requestsOf(node)) {
      const { hostname } = request;
      if (hostname === undefined || hostname === node.name || isIpAddress(hostname) || nameProblem(hostname) !== undefined)
        continue;
      if (hostname.includes('*') || networkOf(hostname, names) !== undefined) continue;
      const known = [...new Set([...names.node.values(), ...names.cloud.values()])];
      const near = didYouMean(hostname, known);
      yield {
        message: `${request.label}: '${hostname}' is no name of the node, nor of a virtual address`,
        ...request.place('hostname', hostname, true),
        notes: [`Names of virtual addresses: ${list([...names.cloud.values()])}`],
        ...(near === undefined ? {} : { hint: near }),
      };
    }
  },
};
