/** The certificates of a fleet as text: a table for each node, its PEM files, networks by nodes, and what is wrong with them. */
import { resolve } from 'node:path';
import type { CertificateView, NodeView, TlsFleet } from '../../compiler/tls/index.ts';
import { counted, findingTexts, foundText } from '../reports/index.ts';
import { type CertificateRow, formatCertificates } from './certificate-table.ts';
import { failureText, isUnknown } from './failures.ts';
import { matrixOf } from './matrix.ts';
import { shownSpan } from './places.ts';

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** More columns than these are no help on a terminal. */
const MOST_COLUMNS = 8;

export function tableText(fleet: TlsFleet, { width, color }: TextOptions): string {
  const { nodes, findings } = fleet;
  const texts = nodes.map((node) => nodeText(node, width));
  const names = nodes.map(({ name }) => name);
  const found = findingTexts({ findings, nodes: names, folder: resolve('.') }, color).map((text) => `${text}\n`);
  const summary = isUnknown(fleet) ? '' : `${found.join('')}${foundText(findings)}\n`;
  const parts = [...texts, ...(nodes.length > 1 ? [matrixText(nodes)] : []), summary];
  return parts.filter((part) => part !== '').join('\n');
}

function nodeText({ name, failure, certificates, pems, others }: NodeView, width: number): string {
  if (failure !== undefined) return `${failureText(name, failure)}\n`;
  const parts = [`${name}: ${counted(certificates.length, 'certificate')}, ${counted(pems.length, 'PEM file')}\n`];
  if (certificates.length > 0) parts.push(formatCertificates(certificates.map(rowOf), width), ...certificates.map(readersText));
  for (const { path, parts: all } of pems) {
    parts.push(`  ${path}\n${all.map(({ order, kind, source }) => `    ${order.padEnd(4)}${kind}  ${source}\n`).join('')}`);
  }
  const files = [...new Set(others.map(({ file }) => file))];
  if (files.length > 0) parts.push(`  read, and asked for by nobody: ${files.join(', ')}\n`);
  return parts.join('');
}

function rowOf({ title, hostname, principal, ca, certfile, keyfile, pems }: CertificateView): CertificateRow {
  return { title, hostName: hostname, principal, ca, file: certfile, key: keyfile, pem: pems.join(' ') };
}

function readersText({ title, readers, origins }: CertificateView): string {
  const resources = [...new Set(readers.map(({ resource, where }) => (where === undefined ? resource : `${resource} ${where}`)))];
  const lines = [`  ${title}: ${resources.length === 0 ? 'read by nobody' : `read by ${resources.join(', ')}`}\n`];
  for (const [value, spans] of Object.entries(origins ?? {})) {
    lines.push(`    ${value.padEnd(9)} ${spans.map(shownSpan).join(' < ')}\n`);
  }
  return lines.join('');
}

/** How many certificates; which they are stands in the tables of the nodes. */
function matrixText(views: readonly NodeView[]): string {
  const { nodes, rows } = matrixOf(views);
  if (nodes.length === 0) return '';
  if (nodes.length > MOST_COLUMNS) {
    return rows
      .map(
        ({ network, cells }) =>
          `${network}: ${counted(cells.flat().length, 'certificate')} on ${counted(cells.filter((cell) => cell.length > 0).length, 'node')}\n`,
      )
      .join('');
  }
  const left = Math.max(7, ...rows.map(({ network }) => network.length));
  const short = nodes.map((name) => name.split('.')[0] ?? name);
  const line = (first: string, cells: readonly string[]): string =>
    `${first.padEnd(left)}  ${cells.map((cell, index) => cell.padStart(short[index]?.length ?? 0)).join('  ')}\n`;
  return (
    line('NETWORK', short) +
    rows
      .map(({ network, cells }) =>
        line(
          network,
          cells.map((cell) => String(cell.length)),
        ),
      )
      .join('')
  );
}
