import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { RuleFinding } from '../../validate/rule.ts';
import { type Certificate, looksLikeTlsFile, type Role, roleOfName } from '../graph/index.ts';
import type { NodeRule, Spec, TlsNode } from '../node.ts';
import { unrequested } from '../requests.ts';
import { placeOfParameter, refOfCertificate } from './words.ts';

type FileParameter = 'certfile' | 'keyfile';

export const keyShared: NodeRule = {
  name: 'tls-key-shared',
  severity: 'error',
  summary: 'Two certificates have one file for their keys: the later request overwrites the key of the earlier.',
  example:
    'apache_certificates_specs:\n  httpd-internal_api:\n    service_key: /etc/pki/tls/private/httpd.key\n  httpd-storage:\n    service_key: /etc/pki/tls/private/httpd.key\n',
  *check(node) {
    yield* shared(node, 'keyfile');
    yield* sharedInData(node, (role) => role === 'key');
  },
};

export const fileShared: NodeRule = {
  name: 'tls-file-shared',
  severity: 'error',
  summary: 'Two certificates, or a certificate and something else, are written into one file.',
  example:
    'apache_certificates_specs:\n  httpd-internal_api:\n    service_certificate: /etc/pki/tls/certs/httpd.crt\n  httpd-storage:\n    service_certificate: /etc/pki/tls/certs/httpd.crt\n',
  *check(node) {
    yield* shared(node, 'certfile');
    yield* crossed(node);
    yield* sharedInData(node, (role) => role !== 'key');
  },
};

function* shared(node: TlsNode, parameter: FileParameter): Iterable<RuleFinding> {
  const byFile = new Map<string, Certificate>();
  for (const certificate of node.graph.certificates) {
    const path = certificate[parameter];
    if (path === undefined || path === '') continue;
    const first = byFile.get(path);
    if (first === undefined) byFile.set(path, certificate);
    else
      yield finding(node, certificate, parameter, path, `and ${refOfCertificate(first)} both have the ${parameter} ${path}`, first);
  }
}

/** A certificate's file that something else writes, too. */
function* crossed(node: TlsNode): Iterable<RuleFinding> {
  for (const certificate of node.graph.certificates) {
    for (const parameter of ['certfile', 'keyfile'] as const) {
      const path = certificate[parameter];
      if (path === undefined || path === '') continue;
      if (parameter === 'keyfile' && path === certificate.certfile) {
        yield finding(node, certificate, parameter, path, `has one file for certificate and key: ${path}`);
      }
      for (const provider of node.graph.providersOf(path)) {
        if ('certificate' in provider) continue;
        const other = provider.kind === 'concat' ? provider.concat.resource : provider.resource;
        if (other === certificate.resource) continue;
        yield finding(node, certificate, parameter, path, `and ${refOf(other)} both write ${path}`);
      }
    }
  }
}

/** Specs of one hash with one path of which no certificate is asked for: whether anybody will is only certain of a node that fails. */
function* sharedInData({ graph, values, failure }: TlsNode, isMeant: (role: Role | undefined) => boolean): Iterable<RuleFinding> {
  for (const family of values?.families ?? []) {
    const { key, specs } = family;
    if (unrequested(family, graph).length < specs.length) continue;
    const isCertain = family.isAsked && failure !== undefined;
    const byField = new Map<string, Spec>();
    for (const spec of specs) {
      for (const [field, path] of spec.fields) {
        if (!looksLikeTlsFile(path) || !isMeant(roleOfName(field))) continue;
        const first = byField.get(`${field} ${path}`);
        if (first === undefined) byField.set(`${field} ${path}`, spec);
        else yield findingInData(key, isCertain, field, path, first, spec);
      }
    }
  }
}

function findingInData(key: string, isCertain: boolean, field: string, path: string, first: Spec, second: Spec): RuleFinding {
  const place = second.place(field);
  const other = first.place(field).at;
  return {
    message: `${key}: '${first.name}' and '${second.name}' both have the ${field} ${path}`,
    severity: isCertain ? 'error' : 'warning',
    ...place,
    related: [...(other === undefined ? [] : [{ at: other, message: `'${first.name}' has it here` }]), ...(place.related ?? [])],
    hint: 'give each a file of its own',
    explains: `[${path}]`,
  };
}

function finding(
  node: TlsNode,
  certificate: Certificate,
  parameter: FileParameter,
  path: string,
  what: string,
  first?: Certificate,
): RuleFinding {
  const place = placeOfParameter(node, certificate, parameter, path);
  const other = first === undefined ? undefined : placeOfParameter(node, first, parameter, path).at;
  const related = other === undefined ? [] : [{ at: other, message: `${refOfCertificate(first as Certificate)} has it from here` }];
  return {
    message: `${refOfCertificate(certificate)} ${what}`,
    ...place,
    related: [...related, ...(place.related ?? [])],
    hint: 'give each a file of its own',
  };
}
