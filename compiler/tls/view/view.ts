/** The certificates of a fleet as plain data, for tables, JSON, pictures and pages. */
import type { Span } from '../../../parser/index.ts';
import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { Certificate, Pem, Reader } from '../graph/index.ts';
import { type NetworkNames, networkOf } from '../names.ts';
import type { TlsNode } from '../node.ts';

export interface ReaderView {
  readonly resource: string;
  readonly role: Reader['role'];
  readonly file: string;
  /** An address with its port, or a line of a file. */
  readonly where?: string;
  /** It is only begun when the certificate is there. */
  readonly isAfter: boolean;
}

/** Where a value came from, the nearest place first. */
export type Origins = Readonly<Record<string, readonly Span[]>>;

export interface CertificateView {
  readonly title: string;
  readonly resource: string;
  readonly hostname: string;
  readonly dnsnames: readonly string[];
  readonly principal: string;
  readonly ca: string;
  /** By the names of facts and data; else what follows the first dot of the host name. */
  readonly network: string;
  readonly certfile: string;
  readonly keyfile: string;
  readonly postsave: string;
  readonly pems: readonly string[];
  readonly readers: readonly ReaderView[];
  /** Of its values; only when they were asked for. */
  readonly origins?: Origins;
}

export interface PemView {
  readonly path: string;
  readonly parts: readonly { readonly order: string; readonly kind: string; readonly source: string }[];
}

export interface NodeView {
  readonly name: string;
  /** Why there is no catalog. */
  readonly failure?: string;
  readonly certificates: readonly CertificateView[];
  readonly pems: readonly PemView[];
  /** Files that are read and of no certificate that is asked for. */
  readonly others: readonly ReaderView[];
}

export function viewOf(node: TlsNode, withOrigins: boolean): NodeView {
  const { graph, failure } = node;
  const own = new Set<Reader>();
  const certificates = graph.certificates.map((certificate) => {
    const readers = graph.readersOf(certificate);
    for (const reader of readers) own.add(reader);
    return certificateView(node, certificate, readers, withOrigins);
  });
  return {
    name: node.name,
    ...(failure === undefined ? {} : { failure }),
    certificates,
    pems: graph.pems.map(pemView),
    others: graph.readers.filter((reader) => !own.has(reader)).map((reader) => readerView(reader, false)),
  };
}

function certificateView(
  node: TlsNode,
  certificate: Certificate,
  readers: readonly Reader[],
  withOrigins: boolean,
): CertificateView {
  const { graph, names } = node;
  const {
    title,
    resource,
    hostname = '',
    dnsnames,
    principal = '',
    ca = '',
    certfile = '',
    keyfile = '',
    postsave = '',
  } = certificate;
  return {
    title,
    resource: refOf(resource),
    hostname,
    dnsnames,
    principal,
    ca,
    network: networkName(hostname, names),
    certfile,
    keyfile,
    postsave,
    pems: graph.pems.filter(({ parts }) => parts.some((part) => part.certificate === certificate)).map(({ path }) => path),
    readers: readers.map((reader) => readerView(reader, graph.order.isBefore(resource, reader.resource))),
    ...(withOrigins ? { origins: originsOf(node, certificate) } : {}),
  };
}

const VALUES = ['hostname', 'principal', 'ca', 'certfile', 'keyfile'] as const;

function originsOf(node: TlsNode, certificate: Certificate): Origins {
  return Object.fromEntries(
    VALUES.flatMap((parameter): readonly (readonly [string, readonly Span[]])[] => {
      const value = certificate[parameter];
      if (value === undefined) return [];
      const { at, related = [] } = node.place({ resource: certificate.resource, parameter, value });
      return at === undefined ? [] : [[parameter, [at, ...related.map((place) => place.at)]]];
    }),
  );
}

function networkName(hostname: string, names: NetworkNames | undefined): string {
  const known = names === undefined ? undefined : networkOf(hostname, names);
  return known ?? (hostname.includes('.') ? hostname.slice(hostname.indexOf('.') + 1) : '');
}

function readerView({ resource, role, path, where }: Reader, isAfter: boolean): ReaderView {
  return { resource: refOf(resource), role, file: path, ...(where === undefined ? {} : { where }), isAfter };
}

function pemView({ path, parts }: Pem): PemView {
  return { path, parts: parts.map(({ order, kind, source = '' }) => ({ order, kind, source })) };
}
