/**
 * What a node would have of its catalog, below a folder of its own: the files that the catalog provides, certificates as certmonger would
 * have saved them, PEM files put together of their parts. Contents name files by the paths of the node; these get the folder before them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CatalogJson, Environment } from '../../../compiler/index.ts';
import { CatalogFiles, wholeContent } from '../../../compiler/render/index.ts';
import { namesOf, TlsGraph } from '../../../compiler/tls/graph/index.ts';
import type { ThrowAwayCa } from './throwaway-ca.ts';

/** Paths of the node in a configuration file; what is left is programs and libraries of the machine. */
const PATH_OF_NODE = /(?<![\w./-])\/(?:etc|run|var)(?=\/)/g;

export class NodeRoot {
  readonly folder: string;
  readonly graph: TlsGraph;

  constructor(folder: string, catalog: CatalogJson, environment: Environment, ca: ThrowAwayCa) {
    this.folder = folder;
    this.graph = new TlsGraph(catalog, folder);
    this.writeFiles(new CatalogFiles(catalog, environment));
    this.writeCertificates(ca);
    for (const { path, parts } of this.graph.pems) {
      this.write(path, parts.map(({ source, content = '' }) => (source === undefined ? content : this.read(source))).join(''));
    }
  }

  path(onNode: string): string {
    return join(this.folder, onNode);
  }

  read(onNode: string): string {
    return readFileSync(this.path(onNode), 'utf8');
  }

  write(onNode: string, text: string): void {
    const path = this.path(onNode);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** The same text with the files of this folder. */
  rooted(text: string): string {
    return text.replaceAll(PATH_OF_NODE, (path) => this.folder + path);
  }

  private writeFiles(files: CatalogFiles): void {
    for (const path of files.paths) {
      const rendered = files.render(path);
      const content = rendered.ok ? wholeContent(rendered) : undefined;
      if (content !== undefined) this.write(path, content.toString());
    }
  }

  /** Of each request a certificate and a key; the CA's own certificate wherever somebody reads one. */
  private writeCertificates(ca: ThrowAwayCa): void {
    for (const certificate of this.graph.certificates) {
      ca.issue(namesOf(certificate), this.path(certificate.certfile ?? ''), this.path(certificate.keyfile ?? ''));
    }
    const cas = this.graph.readers.filter(({ role }) => role === 'ca' || role === 'chain').map(({ path }) => path);
    for (const path of new Set(cas)) if (!existsSync(this.path(path))) this.write(path, ca.certificate);
  }
}
