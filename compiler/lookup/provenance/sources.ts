/** The places that a lookup took something from, and which of them a part of a merged value came from. */
import type { KeySegment } from '../../../parser/hiera/index.ts';
import { eql, PuppetHash, type Value } from '../../values/index.ts';
import { LookupKey } from '../key.ts';
import { Layer } from '../layer.ts';
import type { Location } from '../location.ts';
import { MergeStrategy } from '../merge/strategy.ts';
import { DataDigProvider } from '../providers/data-dig.ts';
import type { FunctionProvider } from '../providers/function-provider.ts';
import type { TraceNode } from './trace.ts';

/** A level that had the key, at one of its locations. */
export interface Source {
  readonly node: TraceNode;
  readonly layer: Layer;
  readonly provider: FunctionProvider;
  readonly location: Location | undefined;
  readonly rootKey: string;
  /** Of the root key. */
  readonly value: Value;
}

/** All places in which a step of the kind `data` found its key, those of higher priority first. */
export function sourcesOf(data: TraceNode): readonly Source[] {
  const found: Source[] = [];
  collect(data, { key: LookupKey.of(String(data.qualifier)) }, found);
  return found;
}

interface Around {
  readonly key: LookupKey;
  readonly layer?: Layer;
  readonly provider?: FunctionProvider;
  readonly location?: Location;
}

function collect(node: TraceNode, around: Around, found: Source[]): void {
  for (const child of node.branches) {
    const { qualifier } = child;
    if (child.kind === 'data_provider') {
      const inner =
        qualifier instanceof Layer ? { key: around.key, layer: qualifier } : { ...around, provider: qualifier as FunctionProvider };
      add(child, inner, found);
      collect(child, inner, found);
    } else if (child.kind === 'location') {
      const inner = { ...around, location: qualifier as Location };
      add(child, inner, found);
      collect(child, inner, found);
    } else if (child.kind === 'merge' || child.kind === 'scope' || child.kind === 'module') collect(child, around, found);
  }
}

function add(node: TraceNode, { key, layer, provider, location }: Around, found: Source[]): void {
  if (node.outcome === undefined || layer === undefined || provider === undefined) return;
  // What is asked for a path answers with what stands there.
  const value = provider instanceof DataDigProvider ? key.undig(node.outcome.value) : node.outcome.value;
  found.push({ node, layer, provider, location, rootKey: key.rootKey, value });
}

/** The merge around all that was found; undefined where the first value was taken. */
export function mergeOf(data: TraceNode): { readonly strategy: MergeStrategy; readonly value: Value } | undefined {
  for (const { kind, qualifier, outcome, branches } of data.branches) {
    if (kind === 'merge' && qualifier instanceof MergeStrategy && outcome) return { strategy: qualifier, value: outcome.value };
    // Only one layer has a configuration, or the module's default hierarchy was asked.
    const inner = kind === 'data_provider' || kind === 'scope' ? mergeOf({ branches } as TraceNode) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** The path after the root key. */
export function segmentsOf(data: TraceNode): readonly KeySegment[] {
  return (data.branches.findLast(({ kind }) => kind === 'sub_lookup')?.qualifier as readonly KeySegment[] | undefined) ?? [];
}

/** A source, and where in its value something stands. */
export interface SourcePart {
  readonly source: Source;
  readonly path: readonly Value[];
}

/** Where what the path leads to in the merged value came from: of a scalar one place, of an array or hash all that added to it. */
export function partsAt(
  sources: readonly Source[],
  merge: { readonly strategy: MergeStrategy; readonly value: Value } | undefined,
  path: readonly Value[],
): readonly SourcePart[] {
  const [first] = sources;
  if (first === undefined) return [];
  if (merge === undefined) return [{ source: first, path }];
  const ordered = merge.strategy.name === 'reverse_deep' ? [...sources].reverse() : sources;
  if (merge.strategy.name === 'hash' && path.length > 0) return having(ordered, path.slice(0, 1), path).slice(0, 1);
  const value = dig(merge.value, path);
  const last = path.at(-1);
  if (typeof last === 'bigint') {
    const whole = path.slice(0, -1);
    if (Array.isArray(dig(merge.value, whole))) return elements(ordered, whole, value);
  }
  const parts = having(ordered, path, path);
  return isContainer(value) ? parts : parts.slice(0, 1);
}

function having(sources: readonly Source[], known: readonly Value[], path: readonly Value[]): readonly SourcePart[] {
  return sources.filter(({ value }) => has(value, known)).map((source) => ({ source, path }));
}

/** An element of a merged array stands at another index in its source, or is what the source has instead of an array. */
function elements(sources: readonly Source[], whole: readonly Value[], element: Value): readonly SourcePart[] {
  for (const source of sources) {
    const holder = dig(source.value, whole);
    if (Array.isArray(holder)) {
      const path = pathTo(holder as readonly Value[], element);
      if (path !== undefined) return [{ source, path: [...whole, ...path] }];
    } else if (has(source.value, whole) && eql(holder, element)) return [{ source, path: whole }];
  }
  return [];
}

/** A merge of the kind `unique` takes arrays in arrays apart. */
function pathTo(list: readonly Value[], element: Value): readonly Value[] | undefined {
  for (const [index, item] of list.entries()) {
    if (eql(item, element)) return [BigInt(index)];
    const inner = Array.isArray(item) ? pathTo(item as readonly Value[], element) : undefined;
    if (inner !== undefined) return [BigInt(index), ...inner];
  }
  return undefined;
}

/** What keys and indexes (Integers) lead to; undef where there is nothing. */
export function dig(value: Value, path: readonly Value[]): Value {
  let current = value;
  for (const step of path) current = entryOf(current, step);
  return current;
}

function has(value: Value, path: readonly Value[]): boolean {
  const last = path.at(-1);
  const holder = dig(value, path.slice(0, -1));
  if (path.length === 0) return true;
  if (holder instanceof PuppetHash) return holder.has(last);
  return Array.isArray(holder) && typeof last === 'bigint' && last < BigInt(holder.length);
}

export function entryOf(value: Value, step: Value): Value {
  if (value instanceof PuppetHash) return value.get(step);
  return Array.isArray(value) && typeof step === 'bigint' ? (value as readonly Value[]).at(Number(step)) : undefined;
}

export function isContainer(value: Value): value is PuppetHash | readonly Value[] {
  return value instanceof PuppetHash || Array.isArray(value);
}
