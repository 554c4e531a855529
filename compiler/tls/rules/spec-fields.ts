import type { RuleFinding } from '../../validate/rule.ts';
import { looksLikeTlsFile } from '../graph/index.ts';
import type { NodeRule, Spec, SpecFamily, TlsNode } from '../node.ts';
import { unrequested } from '../requests.ts';

/** What Puppet says of a parameter that is not there, or of one that is and should not be. */
const UNKNOWN = /([\w:]+)\[([^\]]+)\]: has no parameter named '(\w+)'/;
const MISSING = /([\w:]+)\[([^\]]+)\]: expects a value for parameter '(\w+)'/;

export const specFields: NodeRule = {
  name: 'tls-spec-fields',
  severity: 'error',
  summary: 'What data says of a certificate lacks a field, or has one too many, for the define that asks for it.',
  example:
    'apache_certificates_specs:\n  httpd-storage:\n    service_certificate: /etc/pki/tls/certs/httpd/httpd-storage.crt\n    hostname: "%{hiera(\'fqdn_storage\')}"\n',
  *check(node) {
    yield* refused(node);
    if (node.failure !== undefined) return;
    for (const family of node.values?.families ?? []) {
      if (unrequested(family, node.graph).length === family.specs.length) yield* unlikeOthers(family);
    }
  },
};

/** The node does not compile for a spec. */
function* refused({ failure, values }: TlsNode): Iterable<RuleFinding> {
  for (const [pattern, what] of [
    [UNKNOWN, 'has'],
    [MISSING, 'lacks'],
  ] as const) {
    const [text, type = '', title = '', field = ''] = pattern.exec(failure ?? '') ?? [];
    if (text === undefined) continue;
    for (const { key, isAsked, specs } of values?.families ?? []) {
      const spec = isAsked ? specs.find(({ name }) => name === title) : undefined;
      if (spec === undefined) continue;
      const reason = what === 'has' ? `which ${type} does not take` : `which ${type} demands`;
      yield {
        message: `${key}: '${title}' ${what} '${field}', ${reason}`,
        ...spec.place(what === 'has' ? field : undefined),
        explains: text,
      };
    }
  }
}

/** No certificate is asked for, so nobody says what they have to have: a file that all others have, or none of them. */
function* unlikeOthers({ key, specs }: SpecFamily): Iterable<RuleFinding> {
  if (specs.length < 3) return;
  const fields = new Map<string, Spec[]>();
  for (const spec of specs) {
    for (const [field, value] of spec.fields) if (looksLikeTlsFile(value)) fields.set(field, [...(fields.get(field) ?? []), spec]);
  }
  for (const [field, having] of fields) {
    const [only] = having;
    if (having.length === 1 && only !== undefined) {
      yield { message: `${key}: '${only.name}' has '${field}', which no other has`, severity: 'warning', ...only.place(field) };
    } else if (having.length === specs.length - 1) {
      const spec = specs.find((one) => !having.includes(one)) as Spec;
      yield { message: `${key}: '${spec.name}' lacks '${field}', which all others have`, severity: 'warning', ...spec.place() };
    }
  }
}
