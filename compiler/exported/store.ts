/**
 * What nodes export, and who has looked at it: what Puppet keeps in PuppetDB when its setting `storeconfigs` is on.
 *
 * A node's resources replace those of its last compilation. Changes are numbered, so that it is known whose catalog is older than
 * what it was made from.
 */
import { localTrusted, type NodeData } from '../node/node.ts';
import { type DataRecord, dataOf, sameData } from './data.ts';
import { type ExportFilter, isMatch } from './filter.ts';
import type { StoredResource } from './stored-resource.ts';

export interface StoredNode {
  readonly name: string;
  readonly environment: string;
  /** The exported resources; all resources of the catalog when `isWhole`. */
  readonly resources: readonly StoredResource[];
  readonly isWhole: boolean;
}

interface Change {
  readonly node: string;
  readonly number: number;
}

/** Facts of a node, which queries are answered from. */
export interface StoredFacts {
  readonly environment: string;
  readonly facts: DataRecord;
  readonly trusted: DataRecord;
}

export class ExportStore {
  private readonly nodesByName = new Map<string, StoredNode>();
  private readonly factsByName = new Map<string, StoredFacts>();
  /** By type, and then by node. */
  private readonly exportsByType = new Map<string, Map<string, StoredResource[]>>();
  private changes = 0;
  /** The last change, and the last one by any other node. */
  private last: Change | undefined;
  private lastByOther: Change | undefined;
  /** Changes that had happened when a node's compilation first looked into the store. */
  private readonly reads = new Map<string, number>();
  private changed = new Map<string, readonly string[]>();
  private whole = false;
  /** Nodes whose compilations began after whole catalogs were asked for. */
  private readonly begunWhole = new Set<string>();

  /** In order of their names. */
  get nodes(): readonly StoredNode[] {
    return [...this.nodesByName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Facts by node, in order of the names. They are data of the run and not kept with the store. */
  get facts(): ReadonlyMap<string, StoredFacts> {
    return new Map([...this.factsByName].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  addFacts(node: string, environment: string, { facts, trusted }: NodeData): void {
    this.factsByName.set(node, {
      environment,
      facts: dataOf(facts ?? {}) as DataRecord,
      trusted: dataOf(trusted ?? localTrusted(node)) as DataRecord,
    });
  }

  /** Whether all resources are kept, since a query has asked for others than exported ones. */
  get keepsWholeCatalogs(): boolean {
    return this.whole;
  }

  /** From now on all resources are kept; nodes that were compiled before are stale. */
  keepWholeCatalogs(): void {
    this.whole = true;
  }

  /** Nodes of which only the exported resources are known. */
  get partialNodes(): readonly string[] {
    return this.nodes.filter(({ isWhole }) => !isWhole).map(({ name }) => name);
  }

  /** A node's compilation begins: it has seen nothing yet. */
  begin(node: string): void {
    this.reads.delete(node);
    if (this.whole) this.begunWhole.add(node);
  }

  /** Exported resources of a type that other nodes have, in order of the nodes' names and then of their catalogs. */
  search(host: string, type: string, filter: ExportFilter | undefined): readonly StoredResource[] {
    this.noteRead(host);
    const byNode = this.exportsByType.get(type);
    if (!byNode) return [];
    const names = [...byNode.keys()].filter((name) => name !== host).sort();
    const candidates = names.flatMap((name) => byNode.get(name) ?? []);
    return filter === undefined ? candidates : candidates.filter((resource) => isMatch(filter, resource));
  }

  /** Makes what the node exports now findable, and what it exported before no longer. */
  private index(before: StoredNode | undefined, after: StoredNode): void {
    for (const { type } of before?.resources ?? []) this.exportsByType.get(type)?.delete(after.name);
    for (const resource of after.resources) {
      if (!resource.exported) continue;
      const byNode = this.exportsByType.get(resource.type) ?? new Map<string, StoredResource[]>();
      this.exportsByType.set(resource.type, byNode);
      const ofNode = byNode.get(after.name);
      if (ofNode) ofNode.push(resource);
      else byNode.set(after.name, [resource]);
    }
  }

  /** The compilation of the node depends on what is in the store now. */
  noteRead(node: string): void {
    if (!this.reads.has(node)) this.reads.set(node, this.changes);
  }

  /** Keeps what a node has; nothing changes when that is what it had before. */
  save(node: StoredNode): void {
    const before = this.nodesByName.get(node.name);
    const refs = changedRefs(before, node);
    if (before && refs.length === 0 && before.isWhole === node.isWhole) return;
    this.nodesByName.set(node.name, node);
    this.index(before, node);
    if (refs.length === 0) return;
    this.changed.set(node.name, refs);
    if (this.last && this.last.node !== node.name) this.lastByOther = this.last;
    this.last = { node: node.name, number: ++this.changes };
  }

  /** Whether another node has changed what it exports since the node's compilation looked into the store, or more of it must be kept. */
  isStale(node: string): boolean {
    if (this.whole && !this.begunWhole.has(node) && this.nodesByName.get(node)?.isWhole !== true) return true;
    const read = this.reads.get(node);
    if (read === undefined) return false;
    const change = this.last?.node === node ? this.lastByOther : this.last;
    return change !== undefined && change.number > read;
  }

  /** What changes from now on is the change of a new round. */
  beginRound(): void {
    this.changed = new Map();
  }

  /** References of the resources that were added, removed or altered in this round, by node. */
  get changedInRound(): ReadonlyMap<string, readonly string[]> {
    return this.changed;
  }
}

function changedRefs(before: StoredNode | undefined, after: StoredNode): readonly string[] {
  const known = new Map(before?.resources.map((resource) => [refOf(resource), resource]));
  const refs: string[] = [];
  for (const resource of after.resources) {
    const ref = refOf(resource);
    const same = known.get(ref);
    known.delete(ref);
    if (!same || !isSame(same, resource)) refs.push(ref);
  }
  return [...refs, ...known.keys()];
}

function refOf({ type, title }: StoredResource): string {
  return `${type}[${title}]`;
}

function isSame(left: StoredResource, right: StoredResource): boolean {
  return (
    left.exported === right.exported &&
    left.file === right.file &&
    left.line === right.line &&
    sameTexts(left.tags, right.tags) &&
    sameTexts(left.sensitive_parameters, right.sensitive_parameters) &&
    sameData(left.parameters, right.parameters)
  );
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}
