/** The certificates of a fleet as JSON. */

import type { CertificateView, NodeView, TlsFleet } from '../../compiler/tls/index.ts';
import type { Finding } from '../../compiler/validate/finding.ts';
import { matrixOf } from './matrix.ts';
import { shownPlace } from './places.ts';

function plainFleet({ nodes, findings, unsettled }: TlsFleet) {
  const { rows } = matrixOf(nodes);
  return {
    nodes: nodes.map(plainNode),
    networks: rows.map(({ network, cells }) => ({ network, certificates: cells.flat().length })),
    findings: findings.map(plainFinding),
    ...(unsettled === undefined ? {} : { unsettled }),
  };
}

export function jsonText(fleet: TlsFleet): string {
  return `${JSON.stringify(plainFleet(fleet), null, 2)}\n`;
}

function plainNode(node: NodeView) {
  return { ...node, certificates: node.certificates.map(plainCertificate) };
}

function plainCertificate({ origins, ...certificate }: CertificateView) {
  if (origins === undefined) return certificate;
  return {
    ...certificate,
    origins: Object.fromEntries(Object.entries(origins).map(([name, spans]) => [name, spans.map(shownPlace)])),
  };
}

function plainFinding({ rule, severity, message, at, hint, nodes }: Finding) {
  return {
    rule,
    severity,
    message,
    ...(at === undefined ? {} : { at: shownPlace(at) }),
    ...(hint === undefined ? {} : { hint }),
    nodes,
  };
}
