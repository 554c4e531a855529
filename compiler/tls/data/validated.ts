/** A node of a validation as the rules over certificates see it: its catalog with its data and facts. */
import { join } from 'node:path';
import { Source } from '../../../parser/source.ts';
import type { CatalogJson, ResourceJson } from '../../catalog/to-json.ts';
import type { ValidationContext } from '../../validate/context.ts';
import { lineSpan } from '../../validate/line-span.ts';
import type { ValidatedNode } from '../../validate/node.ts';
import { TlsGraph } from '../graph/index.ts';
import { CLOUD_NAME, isIpAddress, type NetworkNames, NODE_NAME } from '../names.ts';
import type { Blame, Endpoint, NodeValues, Place, TlsNode } from '../node.ts';
import { endpointsInCatalog, endpointsInData } from './endpoints.ts';
import { DataOrigins } from './origins.ts';
import { rawKeysOf } from './raw-keys.ts';
import { familyOf } from './specs.ts';

const EMPTY: Pick<CatalogJson, 'resources' | 'edges'> = { resources: [], edges: [] };

const known = new WeakMap<ValidatedNode, ValidatedTlsNode>();

/** All rules share what is made of a node. */
export function tlsNodeOf(node: ValidatedNode, context: ValidationContext): ValidatedTlsNode {
  let made = known.get(node);
  if (made === undefined) {
    made = new ValidatedTlsNode(node, context);
    known.set(node, made);
  }
  return made;
}

export class ValidatedTlsNode implements TlsNode {
  readonly name: string;
  readonly graph: TlsGraph;
  readonly failure: string | undefined;
  readonly origins: DataOrigins;
  private readonly node: ValidatedNode;
  private readonly context: ValidationContext;
  private madeNames: NetworkNames | undefined;
  private madeValues: NodeValues | undefined;
  private madeEndpoints: readonly Endpoint[] | undefined;

  constructor(node: ValidatedNode, context: ValidationContext) {
    this.node = node;
    this.context = context;
    this.name = node.name;
    this.failure = node.failure?.error;
    this.graph = new TlsGraph((node.catalog ?? EMPTY) as CatalogJson, node.name);
    this.origins = new DataOrigins(node, context);
    this.madeNames = undefined;
    this.madeValues = undefined;
    this.madeEndpoints = undefined;
  }

  get names(): NetworkNames {
    this.madeNames ??= this.readNames();
    return this.madeNames;
  }

  get values(): NodeValues {
    this.madeValues ??= this.readValues();
    return this.madeValues;
  }

  get endpoints(): readonly Endpoint[] {
    this.madeEndpoints ??= this.graph.binds.length === 0 ? [] : this.readEndpoints();
    return this.madeEndpoints;
  }

  place(blame: Blame): Place {
    const found = this.origins.placeOf(blame);
    if (found?.at === undefined) return this.placeOf(blame.resource);
    const declared = this.placeOf(blame.resource).at;
    const related = declared === undefined ? [] : [{ at: declared, message: 'declared here' }];
    return { ...found, related: [...(found.related ?? []), ...related] };
  }

  placeOf({ file, line }: ResourceJson): Place {
    const source = file === undefined ? undefined : this.sourceOf(file);
    if (source === undefined || line === undefined) return file === undefined ? {} : { file };
    return { at: lineSpan(source, line) };
  }

  private sourceOf(file: string): Source | undefined {
    const { environment } = this.context;
    const path = file.startsWith('/') ? file : join(environment.directory ?? '', file);
    const text = environment.files.read(path);
    return text === undefined ? undefined : new Source(text, path);
  }

  /** Data names what modules read; facts are what data may read. */
  private readNames(): NetworkNames {
    const { nodeNames, cloudNames } = rawKeysOf(this.context);
    const node = new Map<string, string>();
    for (const [fact, value] of this.node.input.facts) {
      const network = NODE_NAME.exec(String(fact))?.[1];
      if (network !== undefined && typeof value === 'string') node.set(network, value);
    }
    for (const key of nodeNames) this.addName(node, NODE_NAME, key);
    const cloud = new Map<string, string>();
    for (const key of cloudNames) this.addName(cloud, CLOUD_NAME, key);
    return { node, cloud, addresses: this.readAddresses(cloud) };
  }

  private addName(names: Map<string, string>, pattern: RegExp, key: string): void {
    const value = this.origins.value(key);
    const network = pattern.exec(key)?.[1];
    if (network !== undefined && typeof value === 'string' && value !== '') names.set(network, value);
  }

  /** Networks are those with a virtual name, or with a name of any node. */
  private readAddresses(cloud: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const { nodeNames } = rawKeysOf(this.context);
    const networks = new Set([...cloud.keys(), ...nodeNames.flatMap((key) => NODE_NAME.exec(key)?.[1] ?? [])]);
    const addresses = new Map<string, string>();
    for (const network of networks) {
      const value = this.context.data.definitions.has(network) ? this.origins.value(network) : undefined;
      if (typeof value === 'string' && isIpAddress(value)) addresses.set(network, value);
    }
    return addresses;
  }

  private readValues(): NodeValues {
    const { node, origins, context } = this;
    const keys = new Set<string>();
    for (const [key, definitions] of context.data.definitions) {
      if (definitions.some(({ file }) => node.files.has(file))) keys.add(key);
    }
    const families = rawKeysOf(context)
      .specs.filter((key) => keys.has(key))
      .flatMap((key) => familyOf(key, origins, node.asked.has(key)) ?? []);
    return {
      asked: node.asked,
      keys,
      families,
      text: (key) => {
        const value = origins.value(key);
        return value === undefined || typeof value === 'object' ? undefined : String(value);
      },
      placeOf: (key) => origins.place({ key, path: [] }, false),
      placesOf: (text) => origins.occurrences(text).map((occurrence) => origins.place(occurrence, true)),
      written: (key) =>
        (context.data.definitions.get(key) ?? [])
          .filter(({ file }) => node.files.has(file))
          .map(({ file }) => ({ value: file.values.get(key), place: { at: file.placeOf([key]) } })),
    };
  }

  private readEndpoints(): readonly Endpoint[] {
    const inData = rawKeysOf(this.context)
      .urls.filter((key) => this.values.keys.has(key))
      .flatMap((key) => endpointsInData(key, this.origins));
    const urls = new Set(inData.map(({ url }) => url));
    return [...inData, ...endpointsInCatalog(this.graph, urls, (blame) => this.place(blame))];
  }
}
