/**
 * Where each key and value of a YAML text stands. Made only when somebody asks: loading the values costs nothing for it.
 */
import { RubySymbol, type Value } from '../values/index.ts';
import { EventReader, type Node } from './events.ts';
import { scalarValue } from './tagged-scalar.ts';

/** A value's place, and that of its key when it is an entry of a hash. UTF-16 units into the file. */
export interface YamlPlace {
  readonly offset: number;
  readonly length: number;
  readonly keyOffset?: number;
  readonly keyLength?: number;
}

interface PlaceNode {
  place: YamlPlace;
  /** By key, or by index as an Integer. */
  readonly children: Map<Value, PlaceNode>;
}

/** The place of the value that a path of keys and indexes (Integers) leads to. */
export function findPlace(root: PlaceNode | undefined, path: readonly Value[]): YamlPlace | undefined {
  let node = root;
  for (const step of path) node = node?.children.get(step);
  return node?.place;
}

/** A key (no array and no hash) that a hash of the text has twice. Psych says nothing, and the later entry wins. */
export interface DuplicateKey {
  readonly key: Value;
  /** The entry that is lost, with the place of its key. */
  readonly lost: YamlPlace;
  /** The one after it: of three equal keys, the second is lost too and the third is told of it. */
  readonly kept: YamlPlace;
}

export interface Places {
  readonly root: PlaceNode | undefined;
  /** In the order of the later entries. */
  readonly duplicates: readonly DuplicateKey[];
}

/** The tree of places of the first document. */
export function readPlaces(text: string): Places {
  const reader = new EventReader(text, undefined);
  const first = reader.isEmpty ? undefined : reader.next();
  if (first === undefined) return { root: undefined, duplicates: [] };
  const places = new PlaceReader(reader);
  return { root: places.read(first).node, duplicates: places.duplicates };
}

interface Read {
  readonly node: PlaceNode;
  readonly end: number;
  /** Scalars only. */
  readonly value: Value;
  readonly isScalar: boolean;
}

class PlaceReader {
  readonly duplicates: DuplicateKey[] = [];
  private readonly reader: EventReader;
  private readonly anchors = new Map<string, Read>();

  constructor(reader: EventReader) {
    this.reader = reader;
  }

  read(node: Node): Read {
    if (node.kind === 'alias') return this.alias(node.anchor, node.start, node.end);
    const read =
      node.kind === 'scalar' ? this.leaf(node) : node.kind === 'sequence' ? this.sequence(node.start) : this.mapping(node.start);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, read);
    return read;
  }

  private leaf(node: Node & { readonly kind: 'scalar' }): Read {
    const place = { offset: node.start, length: node.end - node.start };
    return { node: { place, children: new Map() }, end: node.end, value: scalarValue(node, undefined), isScalar: true };
  }

  /** An alias stands at its own place; what is inside stands where it was written. */
  private alias(anchor: string, start: number, end: number): Read {
    const target = this.anchors.get(anchor);
    return {
      node: { place: { offset: start, length: end - start }, children: target?.node.children ?? new Map() },
      end,
      value: target?.value,
      isScalar: target?.isScalar ?? false,
    };
  }

  private sequence(start: number): Read {
    const children = new Map<Value, PlaceNode>();
    let end = start;
    let index = 0n;
    for (let item = this.reader.next(); item !== undefined; item = this.reader.next()) {
      const read = this.read(item);
      children.set(index++, read.node);
      end = read.end;
    }
    return { node: { place: { offset: start, length: end - start }, children }, end, value: undefined, isScalar: false };
  }

  private mapping(start: number): Read {
    const children = new Map<Value, PlaceNode>();
    const written = new Map<Value, YamlPlace>();
    let end = start;
    for (let keyNode = this.reader.next(); keyNode !== undefined; keyNode = this.reader.next()) {
      const key = this.read(keyNode);
      const valueNode = this.reader.next();
      if (valueNode === undefined) break;
      const value = this.read(valueNode);
      end = value.end;
      if (key.value === '<<' && valueNode.kind !== 'scalar') this.merge(children, value.node, valueNode.kind === 'sequence');
      else if (key.isScalar) {
        const entry = withKey(value.node, key.node.place);
        const name = nameOf(key.value);
        children.set(name, entry);
        this.noteDuplicate(name, written.get(name), entry.place);
        written.set(name, entry.place);
      }
    }
    return { node: { place: { offset: start, length: end - start }, children }, end, value: undefined, isScalar: false };
  }

  private noteDuplicate(key: Value, lost: YamlPlace | undefined, kept: YamlPlace): void {
    if (lost !== undefined) this.duplicates.push({ key, lost, kept });
  }

  private merge(children: Map<Value, PlaceNode>, merged: PlaceNode, isList: boolean): void {
    const sources = isList ? [...merged.children.values()].reverse() : [merged];
    for (const source of sources) for (const [key, node] of source.children) children.set(key, node);
  }
}

/** Puppet makes strings of symbols that are keys. */
function nameOf(key: Value): Value {
  return key instanceof RubySymbol ? key.name : key;
}

function withKey(node: PlaceNode, key: YamlPlace): PlaceNode {
  return { place: { ...node.place, keyOffset: key.offset, keyLength: key.length }, children: node.children };
}
