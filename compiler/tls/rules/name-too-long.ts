import { LONGEST_COMMON_NAME } from '../names.ts';
import type { NodeRule } from '../node.ts';
import { requestsOf } from '../requests.ts';

export const nameTooLong: NodeRule = {
  name: 'tls-name-too-long',
  severity: 'error',
  summary: 'The common name of a certificate has more than 64 characters, which is all that X.509 allows.',
  example: 'cloud_name_storage: overcloud-production-datacentre-north-rack-07.storage.cloud.example.com\n',
  *check(node) {
    for (const request of requestsOf(node)) {
      const { hostname } = request;
      if (hostname === undefined || hostname.length <= LONGEST_COMMON_NAME) continue;
      yield {
        message: `${request.label}: the host name '${hostname}' has ${hostname.length} characters, at most ${LONGEST_COMMON_NAME} fit into a common name`,
        ...request.severity,
        ...request.place('hostname', hostname, true),
        hint: 'take a shorter name',
      };
    }
  },
};
