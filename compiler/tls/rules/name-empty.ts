import type { NodeRule } from '../node.ts';
import { requestsOf } from '../requests.ts';

export const nameEmpty: NodeRule = {
  name: 'tls-name-empty',
  severity: 'error',
  summary: 'A certificate is asked for without a host name; mostly an interpolation found nothing.',
  example: "cloud_name_storage: ''\ncertificates_specs:\n  haproxy-storage:\n    hostname: \"%{hiera('cloud_name_storage')}\"\n",
  *check(node) {
    for (const request of requestsOf(node)) {
      const { hostname, dnsnames } = request;
      if (hostname !== undefined && hostname.trim() !== '') continue;
      if (hostname === undefined && dnsnames.length > 0) continue;
      yield {
        message: `${request.label} has no host name`,
        ...request.severity,
        ...request.place('hostname', hostname),
        hint: 'where the name is looked up, see to it that the key or fact is there',
      };
    }
  },
};
