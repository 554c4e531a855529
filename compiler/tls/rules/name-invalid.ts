import { isIpAddress, nameProblem } from '../names.ts';
import type { NodeRule } from '../node.ts';
import { namedValues, requestsOf } from '../requests.ts';

export const nameInvalid: NodeRule = {
  name: 'tls-name-invalid',
  severity: 'error',
  summary: 'A certificate is asked for under something that is no host name.',
  example: 'cloud_name_internal_api: overcloud.internal_api.example.com\n',
  *check(node) {
    for (const request of requestsOf(node)) {
      for (const { parameter, value } of namedValues(request)) {
        if (value.trim() === '' || isIpAddress(value) || value.includes('*')) continue;
        const problem = nameProblem(value);
        if (problem === undefined) continue;
        yield {
          message: `${request.label}: ${parameter} '${value}' is no host name: ${problem}`,
          ...request.severity,
          ...request.place(parameter, value, true),
        };
      }
    }
  },
};
