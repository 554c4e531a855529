/** The only door of bin/tls: the certificates of a fleet as text in one of several forms. */
import type { TlsFleet } from '../../compiler/tls/index.ts';
import { dotText } from './dot.ts';
import { htmlText } from './html.ts';
import { jsonText } from './json.ts';
import { type TextOptions, tableText } from './table.ts';

const FOR_FILES: TextOptions = { width: Number.POSITIVE_INFINITY, color: false };

export function formatCertificateFleet(format: string, fleet: TlsFleet, options: TextOptions = FOR_FILES): string {
  switch (format) {
    case 'json':
      return jsonText(fleet);
    case 'dot':
      return dotText(fleet);
    case 'html':
      return htmlText(fleet);
    default:
      return tableText(fleet, options);
  }
}

/** The same without the places that values came from. */
export function withoutOrigins(fleet: TlsFleet): TlsFleet {
  const nodes = fleet.nodes.map((node) => ({
    ...node,
    certificates: node.certificates.map(({ origins: _, ...certificate }) => certificate),
  }));
  return { ...fleet, nodes };
}
