/** IPsec's data as some nodes see it, and where it stands. Nodes that see the same, from the same files, have one view. */
import type { Span } from '../../parser/index.ts';
import type { ValidationContext } from '../validate/context.ts';
import type { DataFile } from '../validate/data/index.ts';
import type { ValidatedNode } from '../validate/node.ts';
import { findPart } from '../validate/part-place.ts';
import { PuppetHash, Sensitive, type Value } from '../values/index.ts';
import { sameText } from './address.ts';
import { KEYS, type Key, type Looked, PREFIXES, pskOf, type Topology, topologyOf } from './topology.ts';

export class IpsecData {
  readonly topology: Topology;
  /** Undefined where there is none. It goes into no message. */
  readonly psk: string | undefined;
  /** Certnames of those that see it. */
  readonly nodes: string[] = [];
  private readonly prefix: string;
  private readonly files: ReadonlyMap<Key, readonly DataFile[]>;
  private readonly context: ValidationContext;
  private hosts: ReadonlyMap<string, string> | undefined;

  constructor(prefix: string, values: Looked, files: ReadonlyMap<Key, readonly DataFile[]>, context: ValidationContext) {
    this.topology = topologyOf(values);
    this.psk = pskOf(values);
    this.prefix = prefix;
    this.files = files;
    this.context = context;
    this.hosts = undefined;
  }

  /** The node that has an address, by its name in data. */
  hostWith(address: string): string | undefined {
    this.hosts ??= new Map(
      [...this.topology.nodes.values()].flatMap(({ name, addresses }) =>
        [...addresses.values()].map((one) => [sameText(one), name]),
      ),
    );
    return this.hosts.get(address);
  }

  /** The key as it is written in data. */
  keyName(key: Key): string {
    return `${this.prefix}::${key}`;
  }

  /** Where a part of a key's value stands; undefined when no file has the key. */
  place(key: Key, path: readonly Value[] = [], isKey = false): Span | undefined {
    const files = this.files.get(key) ?? [];
    return files.length === 0 ? undefined : findPart(files, [this.keyName(key), ...path], isKey, this.context.data).at;
  }
}

/** Views by what is in them. */
export class Views {
  private readonly known = new Map<string, IpsecData>();

  get all(): readonly IpsecData[] {
    return [...this.known.values()];
  }

  /** The view of a node; undefined where the data has nothing of IPsec. */
  add(node: ValidatedNode, context: ValidationContext): IpsecData | undefined {
    const prefix = PREFIXES.find((one) => context.data.definitions.has(`${one}::networks`));
    if (prefix === undefined) return undefined;
    const values = new Map<Key, Value>();
    const files = new Map<Key, readonly DataFile[]>();
    for (const key of KEYS) {
      const name = `${prefix}::${key}`;
      const value = context.attempt(() => node.lookup(name));
      if (value === undefined || typeof value === 'symbol') continue;
      values.set(key, value as Value);
      files.set(
        key,
        node.filesFor(name).filter((file) => file.has(name)),
      );
    }
    if (!values.has('networks')) return undefined;
    const identity = [...values].map(([key, value]) => `${key} ${pathsOf(files.get(key))} ${identityOf(value)}`).join('\n');
    let view = this.known.get(identity);
    if (view === undefined) {
      view = new IpsecData(prefix, values, files, context);
      this.known.set(identity, view);
    }
    view.nodes.push(node.name);
    return view;
  }
}

function pathsOf(files: readonly DataFile[] | undefined): string {
  return (files ?? []).map(({ path }) => path).join(' ');
}

function identityOf(value: Value): string {
  if (value instanceof Sensitive) return identityOf(value.unwrap());
  if (value instanceof PuppetHash) return `{${[...value].map(([key, one]) => `${identityOf(key)}:${identityOf(one)}`).join()}}`;
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(identityOf).join()}]`;
  return `${typeof value} ${String(value)}`;
}
