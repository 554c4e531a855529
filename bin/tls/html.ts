/** The certificates of a fleet as one page: networks by nodes, the ways of certificates, findings. */
import type { CertificateView, NodeView, TlsFleet } from '../../compiler/tls/index.ts';
import { element, type GraphData, htmlPage, type Section } from '../page/index.ts';
import { counted } from '../reports/index.ts';
import { failureText, isUnknown } from './failures.ts';
import { matrixOf } from './matrix.ts';
import { shownSpan } from './places.ts';

export function htmlText(fleet: TlsFleet): string {
  const sections: readonly Section[] = [
    { id: 'matrix', title: 'Networks and nodes', html: matrixHtml(fleet.nodes) },
    { id: 'graph', title: 'Ways of certificates', graph: fleet.nodes.map(graphOf) },
    { id: 'findings', title: `Findings (${fleet.findings.length})`, html: failuresHtml(fleet) + findingsHtml(fleet) },
  ];
  const count = fleet.nodes.reduce((sum, { certificates }) => sum + certificates.length, 0);
  return htmlPage({
    title: 'Certificates',
    summary: `${counted(fleet.nodes.length, 'node')}, ${counted(count, 'certificate')}`,
    sections,
  });
}

function matrixHtml(nodes: readonly NodeView[]): string {
  const { nodes: names, rows } = matrixOf(nodes);
  // A fleet is longer than a page is wide: nodes are the rows.
  const head = ['Node', ...rows.map(({ network }) => network || '(none)')].map((text) => element('th', text)).join('');
  const body = names.map((name, index) => {
    const cells = rows.map(
      ({ cells: all }) =>
        `<td>${(all[index] ?? []).map(({ title, hostname }) => element('span', title, { title: hostname })).join('<br>')}</td>`,
    );
    return `<tr data-search>${element('th', name)}${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** Nodes without a catalog, and nodes that never came to rest. */
function failuresHtml({ nodes, unsettled }: TlsFleet): string {
  const failures = nodes.flatMap(({ name, failure }) => (failure === undefined ? [] : [failureText(name, failure)]));
  const texts = unsettled === undefined ? failures : [...failures, unsettled];
  if (texts.length === 0) return '';
  const items = texts.map((text) => `<li data-search class="error">${element('strong', 'error')} ${element('span', text)}</li>`);
  return `<ul class="findings">${items.join('')}</ul>`;
}

function findingsHtml(fleet: TlsFleet): string {
  const { findings } = fleet;
  if (findings.length === 0) return isUnknown(fleet) ? '' : '<p>Nothing found.</p>';
  const items = findings.map(({ rule, severity, message, at, hint, nodes }) => {
    const place = at === undefined ? '' : element('code', shownSpan(at));
    const more = [
      place,
      hint === undefined ? '' : element('em', hint),
      nodes.length === 0 ? '' : element('small', nodes.join(', ')),
    ];
    return `<li data-search class="${severity}">${element('strong', severity)} ${element('span', message)} ${element('code', rule)}<br>${more.filter((part) => part !== '').join(' · ')}</li>`;
  });
  return `<ul class="findings">${items.join('')}</ul>`;
}

/** In columns from left to right: certificates, their files, PEM files, readers. */
function graphOf({ name, certificates, pems }: NodeView): GraphData {
  const boxes = new Map<string, readonly [column: number, label: string, details: string]>();
  const edges = new Set<string>();
  const isPem = new Set(pems.map(({ path }) => path));
  const fileBox = (file: string): void => {
    if (!boxes.has(file)) boxes.set(file, [isPem.has(file) ? 2 : 1, file, '']);
  };
  const edge = (from: string, to: string): unknown => edges.add(JSON.stringify([from, to]));
  for (const certificate of certificates) {
    boxes.set(certificate.resource, [0, `${certificate.title}: ${certificate.hostname}`, detailsOf(certificate)]);
    for (const file of [certificate.certfile, certificate.keyfile]) {
      if (file === '') continue;
      fileBox(file);
      edge(certificate.resource, file);
    }
    for (const { resource, file, where } of certificate.readers) {
      fileBox(file);
      const known = boxes.get(resource)?.[2];
      const line = [where, file].filter((part) => part !== undefined).join('  ');
      boxes.set(resource, [3, resource, known === undefined ? line : `${known}\n${line}`]);
      edge(file, resource);
    }
  }
  for (const { path, parts } of pems) {
    boxes.set(path, [2, path, parts.map(({ order, kind, source }) => `${order}  ${kind}  ${source}`).join('\n')]);
    for (const { source } of parts) {
      if (source === '') continue;
      fileBox(source);
      edge(source, path);
    }
  }
  const ids = [...boxes.keys()];
  return {
    name,
    boxes: [...boxes.values()],
    edges: [...edges].map((text) => (JSON.parse(text) as string[]).map((id) => ids.indexOf(id)) as [number, number]),
  };
}

function detailsOf({ hostname, dnsnames, principal, ca, network, postsave, origins }: CertificateView): string {
  const from = (parameter: string): string => {
    const spans = origins?.[parameter];
    return spans === undefined ? '' : `\n    ${spans.map(shownSpan).join('\n    ')}`;
  };
  return [
    `host name ${hostname}${from('hostname')}`,
    `names ${dnsnames.join(', ')}`,
    `principal ${principal}${from('principal')}`,
    `CA ${ca}${from('ca')}`,
    `network ${network}`,
    ...(postsave === '' ? [] : [`after saving ${postsave}`]),
    `certificate${from('certfile')}`,
    `key${from('keyfile')}`,
  ].join('\n');
}
