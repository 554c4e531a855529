import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { RuleFinding } from '../../validate/rule.ts';
import type { Pem, PemPart } from '../graph/index.ts';
import type { NodeRule, TlsNode } from '../node.ts';
import { refOfCertificate } from './words.ts';

export const pemParts: NodeRule = {
  name: 'tls-pem-parts',
  severity: 'error',
  summary: 'A PEM lacks a part, has parts of different certificates, or has the CA’s certificate before the server’s.',
  example:
    "concat::fragment { 'web-cert': target => '/etc/web.pem', source => '/etc/web.crt', order => 20 }\nconcat::fragment { 'web-ca': target => '/etc/web.pem', source => '/etc/ca.crt', order => 10 }\n",
  *check(node) {
    for (const pem of node.graph.pems) {
      if (isBundle(pem, node)) continue;
      yield* missing(node, pem);
      yield* mixed(node, pem);
      yield* misplaced(node, pem);
    }
  },
};

/** A bundle of CAs has no key, and is not read as a server's own certificate. */
function isBundle({ path, parts }: Pem, { graph }: TlsNode): boolean {
  if (parts.every(({ certificate }) => certificate === undefined) && !parts.some(({ kind }) => kind.includes('key'))) {
    return !graph.readers.some((reader) => reader.path === path && reader.role === 'pem');
  }
  return false;
}

function* missing(node: TlsNode, pem: Pem): Iterable<RuleFinding> {
  for (const part of ['certificate', 'key'] as const) {
    if (pem.parts.some(({ kind }) => kind.includes(part))) continue;
    yield {
      message: `${refOf(pem.concat.resource)} has no ${part} among its parts`,
      ...node.placeOf(pem.concat.resource),
      notes: [partsText(pem)],
    };
  }
}

function* mixed(node: TlsNode, pem: Pem): Iterable<RuleFinding> {
  const known = [...new Set(pem.parts.flatMap(({ certificate }) => certificate ?? []))];
  if (known.length < 2) return;
  yield {
    message: `${refOf(pem.concat.resource)} has parts of ${known.map(refOfCertificate).join(' and ')}: a key fits one certificate only`,
    ...node.placeOf(pem.concat.resource),
    notes: [partsText(pem)],
  };
}

/** HAProxy, httpd and OpenSSL take the first certificate of a file for the server's own; the key may stand anywhere. */
function* misplaced(node: TlsNode, pem: Pem): Iterable<RuleFinding> {
  const certificate = pem.parts.findIndex(({ kind }) => kind.startsWith('certificate'));
  const ca = pem.parts.findIndex(({ kind }) => kind === 'ca');
  if (ca < 0 || certificate < 0 || certificate < ca) return;
  yield {
    message: `${refOf(pem.concat.resource)} has the CA's certificate before the server's: the first certificate of the file is presented`,
    ...node.placeOf((pem.parts[certificate] as PemPart).resource),
    notes: [partsText(pem)],
    hint: 'give the part of the server’s certificate the lowest order',
  };
}

function partsText({ parts }: Pem): string {
  return `Parts in order: ${parts.map(({ order, kind, source }) => `${order} ${source ?? kind}`).join(', ')}`;
}
