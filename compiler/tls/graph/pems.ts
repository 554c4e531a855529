/** Files of several parts of which one at least is a certificate or a key. */
import type { Certificate } from './certificates.ts';
import type { Concat, Part } from './concat.ts';
import type { Provider } from './files.ts';
import { looksLikeTlsFile } from './roles.ts';

export type PartKind = 'certificate' | 'key' | 'certificate and key' | 'ca' | 'other';

export interface PemPart extends Part {
  readonly kind: PartKind;
  /** Of a certificate or key that the node asks for. */
  readonly certificate: Certificate | undefined;
}

export interface Pem {
  readonly concat: Concat;
  readonly path: string;
  readonly parts: readonly PemPart[];
}

export type Find = (path: string) => readonly Provider[];

/** Undefined for a file that has nothing to do with TLS. */
export function pemOf(concat: Concat, find: Find): Pem | undefined {
  const parts = concat.parts.map((part) => ({ ...part, ...partKind(part, find) }));
  const isPem = parts.some(({ kind }) => kind !== 'other');
  return isPem ? { concat, path: concat.path, parts } : undefined;
}

function partKind({ source, content }: Part, find: Find): Pick<PemPart, 'kind' | 'certificate'> {
  if (source === undefined) return { kind: contentKind(content ?? ''), certificate: undefined };
  for (const provider of find(source)) {
    if (provider.kind === 'certificate' || provider.kind === 'key')
      return { kind: provider.kind, certificate: provider.certificate };
  }
  return { kind: looksLikeTlsFile(source) ? byName(source) : 'other', certificate: undefined };
}

function contentKind(content: string): PartKind {
  const hasKey = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/.test(content);
  const hasCertificate = content.includes('-----BEGIN CERTIFICATE-----');
  if (hasKey && hasCertificate) return 'certificate and key';
  return hasKey ? 'key' : hasCertificate ? 'certificate' : 'other';
}

/** A file that nobody asked for: it was there before. */
function byName(source: string): PartKind {
  const name = source.slice(source.lastIndexOf('/') + 1).toLowerCase();
  if (/key/.test(name) || source.includes('/private/')) return 'key';
  return /(?:^|[-_.])(?:ca|chain|intermediate|root|bundle)(?:[-_.]|$)|cacert/.test(name) ? 'ca' : 'certificate';
}
