/**
 * Facts that code and data read and a node does not have. Nobody notes them unless an environment is told to: the code is compiled with
 * the notes in it then, and without them otherwise.
 *
 * A read is `[]` on `$facts` or on anything in it, `dig`, `get`, `getvar` and `fact` on them, a variable that nobody has set (facts are
 * variables of the top scope), and both in `%{...}` of data and of hiera.yaml. No reads are `defined('$x')`, `'x' in $facts`, and `get`
 * and `getvar` with a default.
 */
import { splitKey } from '../../parser/hiera/index.ts';
import type { Source, Span } from '../../parser/index.ts';
import type { VariableRead } from '../lookup/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { factHint } from './fact-hint.ts';
import type { NodeInput } from './node.ts';

export interface FactRead {
  /** As written. */
  readonly text: string;
  readonly at: Span | undefined;
  /** The file alone, where nothing is known of the places in it. */
  readonly file: string | undefined;
}

export interface MissingFact {
  /** Keys with dots between them, up to the first that is not there. */
  readonly name: string;
  /** Nodes that lack it, in the order of their compilation. */
  readonly nodes: readonly string[];
  /** In the order of files and of their text; found when asked for. */
  readonly reads: readonly FactRead[];
  /** Which fact may have been meant. */
  readonly hint: string | undefined;
}

interface Found {
  readonly nodes: Set<string>;
  /** By what tells them apart. To find their places takes long, and most are asked for by nobody. */
  readonly reads: Map<string, () => readonly FactRead[]>;
  readonly hint: string | undefined;
}

type Path = readonly string[];

export class FactReads {
  private readonly found = new Map<string, Found>();
  private readonly indexes = new WeakMap<PuppetHash, ReadonlyMap<object, Path>>();

  /** All that was found so far, by name. */
  missing(): readonly MissingFact[] {
    const facts = [...this.found].map(([name, { nodes, reads, hint }]) => ({
      name,
      nodes: [...nodes],
      get reads() {
        return inOrder([...reads.values()].flatMap((found) => found()));
      },
      hint,
    }));
    return facts.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Keys are followed from a value; nothing is noted unless the value stands in the node's facts. */
  walk(node: NodeInput, value: Value, keys: readonly Value[], at: () => Span): void {
    const name = this.missingBehind(node, value, keys);
    if (name !== undefined) this.noteSpan(node, name, at());
  }

  /** A variable that is not there. Those of classes are none of ours. */
  variable(node: NodeInput, name: string, at: () => Span): void {
    const bare = topScopeName(name);
    if (bare !== undefined) this.noteSpan(node, quoted(bare), at());
  }

  /** A variable in data. `value` is undefined where there is none. */
  inData(node: NodeInput, read: VariableRead, isThere: boolean, value: Value): void {
    const bare = topScopeName(read.root);
    const missing = isThere ? this.missingBehind(node, value, read.path) : bare && quoted(bare);
    if (missing === undefined) return;
    this.note(node, missing, `${read.file?.path ?? ''}:${read.identity}`, () => readsInData(read));
  }

  private noteSpan(node: NodeInput, name: string, at: Span): void {
    const text = at.source.text.slice(at.offset, at.offset + at.length);
    const { file } = at.source;
    this.note(node, name, `${file ?? ''}:${at.offset} ${text}`, () => [{ text, at, file }]);
  }

  private note(node: NodeInput, name: string, identity: string, reads: () => readonly FactRead[]): void {
    let found = this.found.get(name);
    if (found === undefined) {
      found = { nodes: new Set(), reads: new Map(), hint: factHint(name, node.facts) };
      this.found.set(name, found);
    }
    found.nodes.add(node.name);
    found.reads.set(identity, reads);
  }

  private missingBehind({ facts }: NodeInput, value: Value, keys: readonly Value[]): string | undefined {
    const base = typeof value === 'object' ? this.index(facts).get(value) : undefined;
    if (base === undefined) return undefined;
    const path = [...base];
    let current = value;
    for (const key of keys) {
      if (key === undefined || (typeof current === 'string' && typeof key === 'bigint')) return undefined;
      path.push(quoted(String(key)));
      const next = step(current, key);
      if (next === MISSING) return path.join('.');
      current = next;
    }
    return undefined;
  }

  /** The containers in the facts of a node, with their paths. */
  private index(facts: PuppetHash): ReadonlyMap<object, Path> {
    let index = this.indexes.get(facts);
    if (index === undefined) {
      const made = new Map<object, Path>();
      enter(facts, [], made);
      this.indexes.set(facts, made);
      index = made;
    }
    return index;
  }
}

function enter(value: Value, path: Path, index: Map<object, Path>): void {
  if (typeof value !== 'object') return;
  if (value instanceof PuppetHash) for (const [key, item] of value) enter(item, [...path, quoted(String(key))], index);
  else if (Array.isArray(value))
    for (const [at, item] of (value as readonly Value[]).entries()) enter(item, [...path, String(at)], index);
  else return;
  index.set(value, path);
}

const MISSING = Symbol('missing');

function step(value: Value, key: Value): Value | typeof MISSING {
  if (value instanceof PuppetHash) {
    if (value.has(key)) return value.get(key);
    return typeof key === 'bigint' && value.has(String(key)) ? value.get(String(key)) : MISSING;
  }
  if (!Array.isArray(value) || !/^-?\d+$/.test(String(key))) return MISSING;
  const at = Number(key);
  return at < value.length && at >= -value.length ? ((value as readonly Value[]).at(at) as Value) : MISSING;
}

/** The name of a variable of the top scope without its `::`; undefined for those of classes. */
function topScopeName(name: string): string | undefined {
  const bare = name.startsWith('::') ? name.slice(2) : name;
  return bare === '' || bare.includes('::') ? undefined : bare;
}

function quoted(key: string): string {
  return key.includes('.') ? `"${key}"` : key;
}

function readsInData({ text, file, places }: VariableRead): readonly FactRead[] {
  const source = file?.document()?.source;
  const found = source === undefined ? [] : places();
  if (found.length === 0) return [{ text, at: undefined, file: file?.path }];
  return found.map(({ offset, length }) => ({ text, at: { source: source as Source, offset, length }, file: file?.path }));
}

/** Those of one place and text once. */
function inOrder(reads: readonly FactRead[]): readonly FactRead[] {
  const unique = new Map(reads.map((read) => [`${read.file ?? ''}:${read.at?.offset ?? ''}:${read.text}`, read]));
  return [...unique.values()].sort(byPlace);
}

function byPlace(a: FactRead, b: FactRead): number {
  const [from, to] = [a.file ?? '', b.file ?? ''];
  if (from !== to) return from < to ? -1 : 1;
  return (a.at?.offset ?? 0) - (b.at?.offset ?? 0);
}

/** The keys in a dotted path, as `get` takes them. */
export function keysIn(path: string): readonly Value[] {
  return (splitKey(`x.${path}`) ?? []).slice(1).map((key) => (typeof key === 'number' ? BigInt(key) : key)) as readonly Value[];
}
