/** The rules over catalogs alone, whoever compiled them: findings have lines of manifests, and none of data. */
import { readFileSync } from 'node:fs';
import { Source } from '../../parser/source.ts';
import type { CatalogJson, ResourceJson } from '../catalog/to-json.ts';
import type { Finding } from '../validate/finding.ts';
import { FindingCollector } from '../validate/finding-collector.ts';
import { lineSpan } from '../validate/line-span.ts';
import { endpointsInCatalog } from './data/index.ts';
import { TlsGraph } from './graph/index.ts';
import type { Endpoint, Place, TlsNode } from './node.ts';
import { TLS_CHECKS } from './rules/index.ts';
import { type NodeView, type TlsFleet, viewOf } from './view/index.ts';

export type Catalog = Pick<CatalogJson, 'resources' | 'edges'> & Partial<Pick<CatalogJson, 'name'>>;

/** What is wrong with the certificates of a fleet. Of rules that need facts or data, nothing is found. */
export function checkCertificates(catalogs: readonly Catalog[]): readonly Finding[] {
  return certificatesOfCatalogs(catalogs).findings;
}

/** The same, with the certificates themselves. */
export function certificatesOfCatalogs(catalogs: readonly Catalog[]): TlsFleet {
  const sources = new Map<string, Source | undefined>();
  const nodes = catalogs.map((catalog, index) => new CatalogTlsNode(catalog, index, sources));
  const found = new FindingCollector();
  for (const rule of TLS_CHECKS) {
    const { name, severity, summary, example } = rule;
    const info = { name, severity, summary, example };
    if ('check' in rule) for (const node of nodes) found.add(info, rule.check(node), [node.name]);
    else found.add(info, rule.checkAll(new Map(nodes.map((node) => [node.name, rule.collect(node)]))), []);
  }
  return { nodes: nodes.map((node) => viewOf(node, false)), findings: found.sorted() };
}

/** The certificates of one node alone, without findings. */
export function certificatesOfCatalog(catalog: Catalog): NodeView {
  return viewOf(new CatalogTlsNode(catalog, 0, new Map()), false);
}

class CatalogTlsNode implements TlsNode {
  readonly name: string;
  readonly graph: TlsGraph;
  readonly names = undefined;
  readonly values = undefined;
  readonly failure = undefined;
  private readonly sources: Map<string, Source | undefined>;
  private made: readonly Endpoint[] | undefined;

  constructor(catalog: Catalog, index: number, sources: Map<string, Source | undefined>) {
    this.name = catalog.name ?? `catalog ${index + 1}`;
    this.graph = new TlsGraph(catalog as CatalogJson, this.name);
    this.sources = sources;
    this.made = undefined;
  }

  get endpoints(): readonly Endpoint[] {
    this.made ??= endpointsInCatalog(this.graph, new Set(), ({ resource }) => this.placeOf(resource));
    return this.made;
  }

  place({ resource }: { readonly resource: ResourceJson }): Place {
    return this.placeOf(resource);
  }

  placeOf({ file, line }: ResourceJson): Place {
    const source = file === undefined ? undefined : this.sourceOf(file);
    return source === undefined || line === undefined ? (file === undefined ? {} : { file }) : { at: lineSpan(source, line) };
  }

  private sourceOf(file: string): Source | undefined {
    if (!this.sources.has(file)) this.sources.set(file, read(file));
    return this.sources.get(file);
  }
}

/** The manifests may be on another machine. */
function read(file: string): Source | undefined {
  try {
    return new Source(readFileSync(file, 'utf8'), file);
  } catch {
    return undefined;
  }
}
