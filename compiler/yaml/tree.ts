/**
 * The syntax tree of a YAML text, as it is written: for what is to be said of how something is written, and where.
 */
import { PuppetHash, RubySymbol, type Value } from '../values/index.ts';
import { YamlLoadError } from './error.ts';
import { type AliasNode, EventReader, type Node } from './events.ts';
import { mergeInto } from './load.ts';
import { ForbiddenScalar, scanScalar } from './scalar.ts';
import { scalarValue } from './tagged-scalar.ts';

export interface YamlScalar {
  readonly kind: 'scalar';
  /** UTF-16 units into the file, without quotes. */
  readonly start: number;
  readonly end: number;
  /** As it is read. */
  readonly value: Value;
  /** Neither quoted nor a block nor tagged: what type it has is seen in the text alone. */
  readonly isPlain: boolean;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly start: number;
  readonly end: number;
  readonly items: readonly YamlTree[];
}

export interface YamlEntry {
  readonly key: YamlTree;
  readonly value: YamlTree;
}

export interface YamlMapping {
  readonly kind: 'mapping';
  readonly start: number;
  readonly end: number;
  /** As written: keys that stand twice and `<<` included. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlAlias {
  readonly kind: 'alias';
  readonly start: number;
  readonly end: number;
  /** What it stands for. */
  readonly target: YamlTree;
}

export type YamlTree = YamlScalar | YamlSequence | YamlMapping | YamlAlias;

export interface TreeOptions {
  /** Dates and times, which Puppet's data must not have, are texts. */
  readonly timesAsText?: boolean;
}

/** The tree of the first document; undefined for an empty text. Throws YamlLoadError. */
export function readTree(text: string, file?: string, options: TreeOptions = {}): YamlTree | undefined {
  const reader = new EventReader(text, file);
  const first = reader.isEmpty ? undefined : reader.next();
  return first === undefined ? undefined : new TreeReader(reader, file, options).read(first);
}

/** The value of an anchor that is being read. */
const UNFINISHED = Symbol('unfinished');

class TreeReader {
  private readonly reader: EventReader;
  private readonly file: string | undefined;
  private readonly anchors = new Map<string, YamlTree | typeof UNFINISHED>();
  private readonly options: TreeOptions;

  constructor(reader: EventReader, file: string | undefined, options: TreeOptions) {
    this.reader = reader;
    this.file = file;
    this.options = options;
  }

  read(node: Node): YamlTree {
    if (node.kind === 'alias') {
      return { kind: 'alias', start: node.start, end: node.end, target: this.target(node) };
    }
    if (node.anchor !== undefined) this.anchors.set(node.anchor, UNFINISHED);
    const tree = node.kind === 'scalar' ? this.scalar(node) : node.kind === 'sequence' ? this.sequence(node) : this.mapping(node);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, tree);
    return tree;
  }

  /** The errors are those of loading. */
  private target({ anchor, start }: AliasNode): YamlTree {
    const target = this.anchors.get(anchor);
    if (target === undefined) throw new YamlLoadError(`Unknown alias: ${anchor}`, this.file, start);
    if (target === UNFINISHED) throw new YamlLoadError(`Alias refers to the value it is part of: ${anchor}`, this.file, start);
    return target;
  }

  private scalar(node: Node & { readonly kind: 'scalar' }): YamlScalar {
    const isPlain = !node.quoted && node.tag === undefined;
    const isTime = this.options.timesAsText === true && isPlain && scanScalar(node.text) instanceof ForbiddenScalar;
    const value = isTime ? node.text : scalarValue(node, this.file);
    return { kind: 'scalar', start: node.start, end: node.end, value, isPlain };
  }

  private sequence({ start }: { readonly start: number }): YamlSequence {
    const items: YamlTree[] = [];
    for (let item = this.reader.next(); item !== undefined; item = this.reader.next()) items.push(this.read(item));
    return { kind: 'sequence', start, end: items.at(-1)?.end ?? start, items };
  }

  private mapping({ start }: { readonly start: number }): YamlMapping {
    const entries: YamlEntry[] = [];
    for (let key = this.reader.next(); key !== undefined; key = this.reader.next()) {
      const keyTree = this.read(key);
      const value = this.reader.next();
      if (value === undefined) break;
      entries.push({ key: keyTree, value: this.read(value) });
    }
    return { kind: 'mapping', start, end: entries.at(-1)?.value.end ?? start, entries };
  }
}

/** What stands for the tree: an alias' target. */
export function resolved(tree: YamlTree | undefined): Exclude<YamlTree, YamlAlias> | undefined {
  let at = tree;
  while (at?.kind === 'alias') at = at.target;
  return at;
}

/** The entry of the key in a mapping, merged ones included: the one that Psych keeps. */
export function entryOf(tree: YamlTree | undefined, key: Value): YamlEntry | undefined {
  const mapping = resolved(tree);
  if (mapping?.kind !== 'mapping') return undefined;
  for (let index = mapping.entries.length - 1; index >= 0; index--) {
    const entry = mapping.entries[index] as YamlEntry;
    const written = keyValue(entry.key);
    if (written === key) return entry;
    if (written === '<<') {
      const merged = mergedEntry(entry.value, key);
      if (merged !== undefined) return merged;
    }
  }
  return undefined;
}

function mergedEntry(tree: YamlTree, key: Value): YamlEntry | undefined {
  const merged = resolved(tree);
  if (merged?.kind === 'mapping') return entryOf(merged, key);
  if (merged?.kind !== 'sequence') return undefined;
  for (const item of merged.items) {
    const found = entryOf(item, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All keys that `entryOf` finds. */
export function keysOf(tree: YamlTree | undefined): ReadonlySet<Value> {
  const found = new Set<Value>();
  collectKeys(tree, found);
  return found;
}

function collectKeys(tree: YamlTree | undefined, found: Set<Value>): void {
  const mapping = resolved(tree);
  if (mapping?.kind !== 'mapping') return;
  for (const { key, value } of mapping.entries) {
    const written = keyValue(key);
    found.add(written);
    if (written !== '<<') continue;
    const merged = resolved(value);
    if (merged?.kind === 'sequence') for (const item of merged.items) collectKeys(item, found);
    else collectKeys(merged, found);
  }
}

/** A key as the hash has it: a symbol is its name. */
export function keyValue(tree: YamlTree): Value {
  const key = resolved(tree);
  if (key?.kind !== 'scalar') return undefined;
  return key.value instanceof RubySymbol ? key.value.name : key.value;
}

/** Where a path of keys and indexes (Integers) leads, with the key when the last step is an entry; undefined when it leads nowhere. */
export function follow(
  tree: YamlTree | undefined,
  path: readonly Value[],
): { readonly key?: YamlTree; readonly value: YamlTree } | undefined {
  if (tree === undefined) return undefined;
  let at: { readonly key?: YamlTree; readonly value: YamlTree } = { value: tree };
  for (const step of path) {
    const holder = resolved(at.value);
    const next: typeof at | undefined = holder?.kind === 'sequence' ? item(holder, step) : entryOf(holder, step);
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

function item({ items }: YamlSequence, step: Value): { readonly value: YamlTree } | undefined {
  const value = typeof step === 'bigint' ? items[Number(step)] : undefined;
  return value && { value };
}

/**
 * The value of a tree, as loading the text makes it: what is merged, the last of equal keys, one value for an anchor and its aliases.
 * Tags of collections are not looked at.
 */
export function valueInTree(tree: YamlTree, known: Map<YamlTree, Value> = new Map()): Value {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'alias') return valueInTree(tree.target, known);
  let value = known.get(tree);
  if (value === undefined) {
    value = tree.kind === 'sequence' ? tree.items.map((item) => valueInTree(item, known)) : hashOf(tree, known);
    known.set(tree, value);
  }
  return value;
}

function hashOf({ entries }: YamlMapping, known: Map<YamlTree, Value>): PuppetHash {
  const hash = new PuppetHash();
  for (const { key, value } of entries) {
    const name = valueInTree(key, known);
    const entry = valueInTree(value, known);
    if (name === '<<' && value.kind !== 'scalar' && mergeInto(hash, entry)) continue;
    hash.set(name, entry);
  }
  return hash;
}

/** Two entries of one mapping with one key. */
export interface RepeatedKey {
  readonly key: Value;
  readonly lost: YamlEntry;
  readonly kept: YamlEntry;
}

/** Keys that are scalars and that a mapping has twice, in the order of the later entries. Those that are merged are no repetitions. */
export function repeatedKeys(tree: YamlTree): readonly RepeatedKey[] {
  const found: RepeatedKey[] = [];
  collectRepeated(tree, found);
  return found;
}

function collectRepeated(tree: YamlTree, found: RepeatedKey[]): void {
  if (tree.kind === 'sequence') for (const item of tree.items) collectRepeated(item, found);
  if (tree.kind !== 'mapping') return;
  const seen = new Map<Value, YamlEntry>();
  for (const entry of tree.entries) {
    const key = entry.key.kind === 'scalar' ? keyValue(entry.key) : undefined;
    const before = key === undefined || key === '<<' ? undefined : seen.get(key);
    if (before !== undefined) found.push({ key, lost: before, kept: entry });
    if (key !== undefined) seen.set(key, entry);
    collectRepeated(entry.value, found);
  }
}
