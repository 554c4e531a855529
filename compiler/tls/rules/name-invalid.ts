import { isIpAddress, nameProblem } from '../names.ts';
import type { NodeRule } from '../node.ts';
import { namesWithParameters, placeOfParameter, refOfCertificate } from './words.ts';

export const nameInvalid: NodeRule = {
  name: 'tls-name-invalid',
  severity: 'error',
  summary: 'A certificate is asked for under something that is no host name.',
  example: 'cloud_name_internal_api: overcloud.internal_api.example.com\n',
  *check(node) {
    for (const certificate of node.graph.certificates) {
      for (const { parameter, value } of namesWithParameters(certificate)) {
        if (value.trim() === '' || isIpAddress(value) || value.includes('*')) continue;
        const problem = nameProblem(value);
        if (problem === undefined) continue;
        yield {
          message: `${refOfCertificate(certificate)}: ${parameter} '${value}' is no host name: ${problem}`,
          ...placeOfParameter(node, certificate, parameter, value, true),
        };
      }
    }
  },
};
