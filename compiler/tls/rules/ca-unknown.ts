import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import { type Certificate, textOf } from '../graph/index.ts';
import type { NodeRule, TlsNode } from '../node.ts';
import { list, placeOfParameter } from './words.ts';

/** Those that certmonger comes with. */
const CAS = ['IPA', 'local', 'SelfSign', 'certmaster', 'dogtag-ipa-renew-agent', 'dogtag-ipa-ca-renew-agent'] as const;

export const caUnknown: NodeRule = {
  name: 'tls-ca-unknown',
  severity: 'error',
  summary: 'A certificate is asked of a CA that certmonger does not know; it compares names letter by letter.',
  example: 'certmonger_ca: ipa\n',
  *check(node) {
    const known = [...CAS, ...declared(node)];
    for (const [ca, certificates] of byCa(node)) {
      if (known.includes(ca)) continue;
      const near = didYouMean(ca, known);
      yield {
        message: ca === '' ? 'Certificates are asked for without a CA' : `certmonger knows no CA '${ca}'`,
        // A CA of the site's own would be another name altogether.
        severity: ca === '' || near !== undefined ? 'error' : 'warning',
        ...placeOfParameter(node, certificates[0] as Certificate, 'ca', ca, true),
        notes: [`Asked for: ${certificates.map(({ title }) => title).join(', ')}`],
        hint: near ?? `there are ${list(known)}`,
      };
    }
  },
};

function byCa({ graph }: TlsNode): ReadonlyMap<string, readonly Certificate[]> {
  const found = new Map<string, Certificate[]>();
  for (const certificate of graph.certificates) {
    if (certificate.ca === undefined) continue;
    const known = found.get(certificate.ca);
    if (known === undefined) found.set(certificate.ca, [certificate]);
    else known.push(certificate);
  }
  return found;
}

/** CAs that the catalog tells certmonger of. */
function declared({ graph }: TlsNode): readonly string[] {
  return graph.resources
    .filter(({ type }) => /^(?:Certmonger_ca|Certmonger::Ca)$/.test(type))
    .map((resource) => textOf(resource, 'name') ?? resource.title);
}
