/**
 * The way of the certificates of one node: asked for, saved in files, put together, read. Made of any catalog's JSON, by types of
 * resources and their parameters.
 */

import { refOf } from '../../catalog/checks/catalog-index.ts';
import { Containment } from '../../catalog/containment.ts';
import type { CatalogJson, ResourceJson } from '../../catalog/to-json.ts';
import { type Bind, bindsOf, type Server, serversOf } from './binds.ts';
import { type Certificate, certificateOf } from './certificates.ts';
import { concatsOf } from './concat.ts';
import { type Provider, type Providers, pathOf, providersOf } from './files.ts';
import { type Pem, pemOf } from './pems.ts';
import { BY_NAMES, KNOWN, KNOWN_TYPES, type Reader } from './readers/index.ts';
import { WorkOrder } from './work-order.ts';

const NOBODY: readonly Provider[] = [];

export class TlsGraph {
  readonly node: string;
  readonly certificates: readonly Certificate[];
  readonly pems: readonly Pem[];
  readonly readers: readonly Reader[];
  readonly binds: readonly Bind[];
  readonly servers: readonly Server[];
  /** File resources by path: their modes and owners. */
  readonly files: ReadonlyMap<string, ResourceJson>;
  readonly resources: readonly ResourceJson[];
  readonly order: WorkOrder;
  readonly containment: Containment;
  private readonly providers: Providers;
  private readonly holders = new Map<string, readonly Certificate[]>();

  constructor(catalog: CatalogJson, node: string) {
    this.node = node;
    const { resources } = catalog;
    this.resources = resources;
    this.containment = new Containment(catalog);
    this.order = new WorkOrder(catalog, this.containment);
    this.certificates = resources.flatMap((resource) => certificateOf(resource) ?? []);
    const { concats, leftOver } = concatsOf(resources);
    this.providers = providersOf(resources, this.certificates, concats);
    this.pems = concats.flatMap((concat) => pemOf(concat, (path) => this.providersOf(path)) ?? []);
    this.binds = resources.flatMap(bindsOf);
    this.servers = resources.flatMap(serversOf);
    this.files = new Map(resources.filter(({ type }) => type === 'File').map((file) => [pathOf(file), file]));
    this.readers = this.findReaders(resources.filter((resource) => !leftOver.has(resource)));
  }

  /** Whoever puts the file there: nobody, one, or several who are in each other's way. */
  providersOf(path: string): readonly Provider[] {
    return this.providers.get(path) ?? NOBODY;
  }

  /** All files that somebody puts there. */
  get provided(): Providers {
    return this.providers;
  }

  /** The certificates that a file holds, or whose key it is; through PEM files, copies and links. */
  certificatesIn(path: string): readonly Certificate[] {
    let found = this.holders.get(path);
    if (found === undefined) {
      found = this.findCertificates(path);
      this.holders.set(path, found);
    }
    return found;
  }

  private findCertificates(path: string): readonly Certificate[] {
    const found = new Set<Certificate>();
    const queue = [path];
    const seen = new Set(queue);
    for (const one of queue) {
      for (const provider of this.providersOf(one)) {
        if ('certificate' in provider) found.add(provider.certificate);
        for (const source of sourcesOf(provider)) {
          if (seen.has(source)) continue;
          seen.add(source);
          queue.push(source);
        }
      }
    }
    return [...found];
  }

  /** Files that hold the certificate or its key, with those that are made of them. */
  filesOf(certificate: Certificate): readonly string[] {
    return [...this.providers.keys()].filter((path) => this.certificatesIn(path).includes(certificate));
  }

  readersOf(certificate: Certificate): readonly Reader[] {
    const files = new Set([certificate.certfile, certificate.keyfile, ...this.filesOf(certificate)]);
    return this.readers.filter(({ path }) => files.has(path));
  }

  /**
   * Each reader once: a define that hands its file on to a virtual host is not one beside it, and neither is the file that the virtual
   * host is rendered into. Whoever asks for a certificate reads nothing.
   */
  private findReaders(resources: readonly ResourceJson[]): readonly Reader[] {
    const byReference = new Map(resources.map((resource) => [refOf(resource), resource]));
    const asking = new Set(this.certificates.flatMap((certificate) => this.askersOf(certificate, byReference)));
    const known = resources.flatMap((resource) => KNOWN_TYPES.flatMap((recognise) => recognise(resource)));
    const named = resources
      .filter((resource) => resource.parameters !== undefined && !KNOWN.has(resource.type) && !asking.has(refOf(resource)))
      .flatMap((resource) => BY_NAMES.flatMap((recognise) => recognise(resource)));
    const all = [...known, ...named].flatMap((reader) => this.readersIn(reader));
    return withoutRepetition(all, this.containment);
  }

  /** HAProxy takes a folder, too, and reads every PEM that lies in it. */
  private readersIn(reader: Reader): readonly Reader[] {
    if (reader.role !== 'pem' || this.providers.has(reader.path)) return [reader];
    const folder = reader.path.endsWith('/') ? reader.path : `${reader.path}/`;
    const inside = [...this.providers.keys()].filter((path) => path.startsWith(folder) && !path.includes('/', folder.length));
    return inside.length === 0 ? [reader] : inside.map((path) => ({ ...reader, path }));
  }

  /** The certificate with the defines and classes around it that were given its file. */
  private askersOf({ resource, certfile }: Certificate, byReference: ReadonlyMap<string, ResourceJson>): readonly string[] {
    const given = [...this.containment.around(refOf(resource))].filter((reference) =>
      Object.values(byReference.get(reference)?.parameters ?? {}).includes(certfile),
    );
    return [refOf(resource), ...this.containment.within(refOf(resource)), ...given];
  }
}

/** Files that a provider makes its file of. */
export function sourcesOf(provider: Provider): readonly string[] {
  if (provider.kind === 'concat') return provider.concat.parts.flatMap(({ source }) => source ?? []);
  return 'from' in provider ? provider.from : [];
}

const STRENGTH: Readonly<Record<Reader['kind'], number>> = { vhost: 0, bind: 0, server: 0, parameter: 1, content: 2 };

function withoutRepetition(readers: readonly Reader[], containment: Containment): readonly Reader[] {
  const byPath = new Map<string, Reader[]>();
  for (const reader of readers) byPath.set(reader.path, [...(byPath.get(reader.path) ?? []), reader]);
  const holds = (outer: Reader, inner: Reader): boolean => containment.around(refOf(inner.resource)).has(refOf(outer.resource));
  return readers.filter((reader) => {
    const others = (byPath.get(reader.path) ?? []).filter((other) => other.resource !== reader.resource);
    if (STRENGTH[reader.kind] === 0) return true;
    return !others.some((other) =>
      reader.kind === 'content'
        ? STRENGTH[other.kind] < STRENGTH.content && holds(other, reader)
        : STRENGTH[other.kind] < STRENGTH.content && holds(reader, other),
    );
  });
}
