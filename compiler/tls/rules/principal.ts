import type { RuleFinding } from '../../validate/rule.ts';
import { principalOf } from '../names.ts';
import type { NodeRule, TlsNode } from '../node.ts';
import { type CertificateRequest, namedValues, requestsOf } from '../requests.ts';
import { list } from './words.ts';

/** A certificate without a principal is one of a CA that knows none. */
function* principals(node: TlsNode): Iterable<{ readonly request: CertificateRequest; readonly principal: string }> {
  for (const request of requestsOf(node)) {
    if (request.principal !== undefined) yield { request, principal: request.principal };
  }
}

function findingAt(request: CertificateRequest, principal: string, message: string, hint: string): RuleFinding {
  return { message: `${request.label}: ${message}`, ...request.severity, ...request.place('principal', principal), hint };
}

export const principalEmpty: NodeRule = {
  name: 'tls-principal-empty',
  severity: 'error',
  summary: 'The principal of a certificate is empty, or has no host.',
  example: 'certificates_specs:\n  haproxy-storage:\n    principal: "haproxy/%{hiera(\'cloud_name_strage\')}"\n',
  *check(node) {
    for (const { request, principal } of principals(node)) {
      if (principalOf(principal).host.trim() !== '') continue;
      const what = principal.trim() === '' ? 'is empty' : `'${principal}' has no host`;
      yield findingAt(request, principal, `the principal ${what}`, 'a principal is SERVICE/HOST');
    }
  },
};

export const principalService: NodeRule = {
  name: 'tls-principal-service',
  severity: 'error',
  summary: 'The principal of a certificate names no service.',
  example: 'certificates_specs:\n  haproxy-storage:\n    principal: overcloud.storage.example.com\n',
  *check(node) {
    for (const { request, principal } of principals(node)) {
      const { service, host } = principalOf(principal);
      if (service !== '' || host.trim() === '') continue;
      yield findingAt(
        request,
        principal,
        `the principal '${principal}' has no service`,
        `a principal is SERVICE/HOST, such as 'HTTP/${host}'`,
      );
    }
  },
};

export const principalHost: NodeRule = {
  name: 'tls-principal-host',
  severity: 'error',
  summary: 'The principal of a certificate is that of another host than the host name.',
  example:
    'certificates_specs:\n  haproxy-internal_api:\n    hostname: "%{hiera(\'cloud_name_internal_api\')}"\n    principal: "haproxy/%{hiera(\'cloud_name_storage\')}"\n',
  *check(node) {
    for (const { request, principal } of principals(node)) {
      const { service, host } = principalOf(principal);
      const names = namedValues(request).flatMap(({ value }) => (value === '' ? [] : value));
      if (service === '' || host.trim() === '' || names.length === 0) continue;
      if (names.some((name) => name.toLowerCase() === host.toLowerCase())) continue;
      yield findingAt(
        request,
        principal,
        `the principal '${principal}' is of another host than ${list(names)}`,
        `write '${service}/${names[0] as string}'`,
      );
    }
  },
};
