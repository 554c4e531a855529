/** Tells where a value that a lookup found came from: levels and files, parts of merges, what interpolations put in. */
import type { ExpressionPart } from '../../../parser/hiera/index.ts';
import { PSensitiveType } from '../../types/index.ts';
import { Sensitive, type Value } from '../../values/index.ts';
import type { Lookup } from '../index.ts';
import type { DataPlace, Hop, VariableOrigin } from './hop.ts';
import { dig, entryOf, isContainer, mergeOf, partsAt, type Source, type SourcePart, segmentsOf, sourcesOf } from './sources.ts';
import type { TraceNode } from './trace.ts';
import { type Written, writtenAt, writtenStrings } from './written.ts';

export interface OriginOptions {
  /** The lookups of the environment, for the files. */
  readonly lookup: Lookup;
  /** What variables in the data came from; without it that is where the way ends. */
  readonly variable?: VariableOrigin;
}

/**
 * The way of a value that was looked up: `data` is a step of a LookupTrace, of the kind `data`; `path` leads to the part of the value
 * that is asked about. The answer is of the kind `lookup`, from the places in data; from nothing when the key was not found.
 */
export function explainOrigin(data: TraceNode, path: readonly Value[], options: OriginOptions): Hop {
  const sources = sourcesOf(data);
  const merge = mergeOf(data);
  const found = merge?.value ?? sources[0]?.value;
  const whole = reachable(found, [...segmentsOf(data), ...path]);
  const parts = partsAt(sources, merge, whole);
  const text = lookupText(data, sources.length > 1 ? merge?.strategy.name : undefined);
  if (parts.length === 0) return { kind: 'lookup', text: `${text}: no value found`, from: [] };
  const value = becomesSensitive(data) ? new Sensitive(found) : dig(found, whole);
  return { kind: 'lookup', text, value, from: parts.map((part) => dataHop(part, options)) };
}

/** Whoever prints the way must know that all of it is secret. */
function becomesSensitive({ conversion }: TraceNode): boolean {
  return conversion?.[0] instanceof PSensitiveType;
}

/** The path as far as it leads to something: a conversion may have made another structure of the value. */
function reachable(value: Value, path: readonly Value[]): readonly Value[] {
  let current = value;
  for (const [at, step] of path.entries()) {
    if (!isContainer(current)) return path.slice(0, at);
    current = entryOf(current, step);
  }
  return path;
}

function lookupText({ qualifier, conversion }: TraceNode, strategy: string | undefined): string {
  const merged = strategy === undefined ? '' : `, merge ${strategy}`;
  const converted = conversion === undefined ? '' : `, convert_to ${conversion.map(String).join(', ')}`;
  return `lookup of '${String(qualifier)}'${merged}${converted}`;
}

function dataHop({ source, path }: SourcePart, options: OriginOptions): Hop {
  const { layer, provider } = source;
  const written = writtenAt(source, path);
  const place = dataPlace(source, written);
  const where = layer.moduleName === undefined ? layer.config.owner.layer : `module ${layer.moduleName}`;
  return {
    kind: 'data',
    text: `${where} data, level "${provider.level.name}"`,
    value: dig(source.value, path),
    ...spansOf(place, source, options),
    data: place,
    from: contents(source, written, options),
  };
}

function dataPlace({ layer, provider, location, node, rootKey }: Source, { path }: Written): DataPlace {
  const { layer: kind, moduleName } = layer.config.owner;
  const file = node.file?.path ?? (location?.kind === 'path' ? location.location : undefined);
  const declared = location?.original.includes('%{') === true ? location.original : undefined;
  return { key: rootKey, layer: kind, moduleName, level: provider.level.name, file, declared, path };
}

/** What is marked of an array or hash of several lines is its key. */
function spansOf({ file, path }: DataPlace, { node }: Source, { lookup }: OriginOptions): Pick<Hop, 'at' | 'keyAt'> {
  const document = node.file?.document() ?? (file === undefined ? undefined : lookup.placesOf(file));
  const place = document?.place(path);
  if (document === undefined || place === undefined) return {};
  const { source } = document;
  const { offset, length, keyOffset, keyLength } = place;
  const at = { source, offset, length };
  if (keyOffset === undefined || keyLength === undefined) return { at };
  const keyAt = { source, offset: keyOffset, length: keyLength };
  return { at: source.text.slice(offset, offset + length).includes('\n') ? keyAt : at, keyAt };
}

/** What was put into a string, or into the strings of an array or hash. */
function contents({ node }: Source, { raw, rest }: Written, options: OriginOptions): readonly Hop[] {
  if (node.file === undefined) return onlyContents(node, options);
  if (typeof raw === 'string') return interpolations(node, raw, rest, options);
  return writtenStrings(raw).flatMap((text) => interpolations(node, text, [], options));
}

/** Of a text that is not known as it was written only one interpolation can be told: of several nobody knows where they stood. */
function onlyContents({ branches }: TraceNode, options: OriginOptions): readonly Hop[] {
  const [only, second] = branches.filter(({ kind }) => kind === 'interpolate');
  return only === undefined || second !== undefined ? [] : partHops(only, [], options);
}

function interpolations(node: TraceNode, text: string, path: readonly Value[], options: OriginOptions): readonly Hop[] {
  const resolved = node.branches.find(({ kind, qualifier }) => kind === 'interpolate' && qualifier === text);
  return resolved === undefined ? [] : partHops(resolved, path, options);
}

function partHops(resolved: TraceNode, path: readonly Value[], options: OriginOptions): readonly Hop[] {
  return resolved.branches.filter(({ kind }) => kind === 'part').map((part) => partHop(part, path, options));
}

function partHop(part: TraceNode, path: readonly Value[], options: OriginOptions): Hop {
  const { text } = part.qualifier as ExpressionPart;
  const value = part.outcome && dig(part.outcome.value, path);
  const from = part.branches.flatMap((branch) => {
    if (branch.kind === 'interpolate') return partHops(branch, path, options);
    return branch.kind === 'data' ? lookupHops(branch, path, options) : [];
  });
  return { kind: 'interpolation', text, value, from: [...variableHops(part, path, options), ...from] };
}

/** A lookup without a merge or a conversion has nothing to say that the interpolation does not. */
function lookupHops(data: TraceNode, path: readonly Value[], options: OriginOptions): readonly Hop[] {
  const hop = explainOrigin(data, path, options);
  return data.conversion === undefined && hop.from.length === 1 ? hop.from : [hop];
}

function variableHops({ variable }: TraceNode, path: readonly Value[], { variable: originOf }: OriginOptions): readonly Hop[] {
  if (variable === undefined || originOf === undefined) return [];
  const { read, binding } = variable;
  return originOf(binding, read.root, [...read.path, ...path]);
}
