/** The only door of bin/tls: the certificates of a fleet as text in one of several forms. */
import type { TlsFleet } from '../../compiler/tls/index.ts';
import { dotText } from './dot.ts';
import { htmlText } from './html.ts';
import { jsonText } from './json.ts';
import { tableText } from './table.ts';

export function formatCertificateFleet(format: string, fleet: TlsFleet, width: number): string {
  switch (format) {
    case 'json':
      return jsonText(fleet);
    case 'dot':
      return dotText(fleet);
    case 'html':
      return htmlText(fleet);
    default:
      return tableText(fleet, width);
  }
}
