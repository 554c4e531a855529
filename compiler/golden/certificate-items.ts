/** The certificates of a node as golden files have them. */
import type { CatalogJson } from '../catalog/to-json.ts';
import { type CertificateView, certificatesOfCatalog, type PemView, type ReaderView } from '../tls/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import type { Scrubber } from './scrubber.ts';

/** Certificates with names, files and readers; then PEM files with their parts. */
export function certificateItems(catalog: CatalogJson, scrubber: Scrubber): ReadonlyMap<string, PuppetHash> {
  const { certificates, pems } = certificatesOfCatalog(catalog);
  const entries = [...certificates.map(certificateEntry), ...pems.map(pemEntry)];
  return new Map(entries.map(([name, fields]) => [scrubber.text(name), scrubber.value(fields, []) as PuppetHash]));
}

function certificateEntry(view: CertificateView): readonly [string, PuppetHash] {
  const { resource, hostname, dnsnames, principal, ca, certfile, keyfile, postsave, pems, readers } = view;
  const fields: readonly (readonly [string, Value])[] = [
    ['hostname', hostname],
    ['dnsnames', dnsnames],
    ['principal', principal],
    ['ca', ca],
    ['certfile', certfile],
    ['keyfile', keyfile],
    ['postsave', postsave],
    ['pems', pems],
    ['readers', readers.map(readerText)],
  ];
  return [resource, new PuppetHash(fields.filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)))];
}

/** On one line: a reader more or less is one line of a change. */
function readerText({ resource, role, file, where, isAfter }: ReaderView): string {
  return `${resource}${where === undefined ? '' : ` ${where}`} reads ${file} as ${role}${isAfter ? '' : ', before it may be there'}`;
}

function pemEntry({ path, parts }: PemView): readonly [string, PuppetHash] {
  return [
    path,
    new PuppetHash([['parts', parts.map(({ order, kind, source }) => [order, kind, source].filter(Boolean).join(' '))]]),
  ];
}
