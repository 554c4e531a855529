/**
 * Values of HOCON while references are not resolved: what a later value does to an earlier one of the same path, and what stands side
 * by side.
 *
 * Ruby gem hocon: impl/abstract_config_value.rb, impl/simple_config_object.rb, impl/config_concatenation.rb, impl/config_delayed_merge.rb
 */
import type { Value } from '../../../../values/index.ts';
import { PuppetError } from '../../../function.ts';
import { placed } from './error.ts';
import type { Path } from './path.ts';
import { valueText } from './tokens.ts';

export interface Scalar {
  readonly kind: 'scalar';
  readonly line: number;
  readonly value: Value;
  /** What it is within a longer text. */
  readonly text: string;
  readonly isQuoted: boolean;
}

export interface List {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly Node[];
}

export interface ObjectNode {
  readonly kind: 'object';
  readonly line: number;
  readonly entries: ReadonlyMap<string, Node>;
  /** Nothing before it is merged into it any more. */
  readonly isFinal: boolean;
}

export interface Reference {
  readonly kind: 'reference';
  readonly line: number;
  readonly path: Path;
  readonly isOptional: boolean;
}

export interface Concatenation {
  readonly kind: 'concatenation';
  readonly line: number;
  readonly parts: readonly Node[];
}

/** Values of one path that can only be merged when references are resolved; later ones first. */
export interface Layers {
  readonly kind: 'layers';
  readonly line: number;
  readonly layers: readonly Node[];
}

export type Node = Scalar | List | ObjectNode | Reference | Concatenation | Layers;

export function isResolved(node: Node): boolean {
  switch (node.kind) {
    case 'scalar':
      return true;
    case 'list':
      return node.items.every(isResolved);
    case 'object':
      return [...node.entries.values()].every(isResolved);
    default:
      return false;
  }
}

/** What a value is that stands after another one of the same path. */
export function withFallback(node: Node, fallback: Node): Node {
  if (ignoresFallbacks(node)) return node;
  if (node.kind === 'object' && fallback.kind === 'object') return mergedObjects(node, fallback);
  const isPlain = fallback.kind === 'scalar' || fallback.kind === 'list' || fallback.kind === 'object';
  if (isPlain && node.kind === 'object' && isResolved(node)) return { ...node, isFinal: true };
  return { kind: 'layers', line: node.line, layers: [...layersOf(node), ...layersOf(fallback)] };
}

function ignoresFallbacks(node: Node): boolean {
  if (node.kind === 'object') return node.isFinal;
  if (node.kind === 'layers') return ignoresFallbacks(node.layers[node.layers.length - 1] as Node);
  return isResolved(node);
}

function layersOf(node: Node): readonly Node[] {
  return node.kind === 'layers' ? node.layers : [node];
}

/** The keys of the later object come first. */
function mergedObjects(object: ObjectNode, fallback: ObjectNode): ObjectNode {
  const entries = new Map(object.entries);
  for (const [key, value] of fallback.entries) {
    const own = object.entries.get(key);
    entries.set(key, own === undefined ? value : withFallback(own, value));
  }
  return { ...object, entries, isFinal: fallback.isFinal };
}

/** Values side by side, as far as they can be joined; undefined for none. */
export function concatenate(parts: readonly Node[]): Node | undefined {
  const joined: Node[] = [];
  for (const part of parts.flatMap((one) => (one.kind === 'concatenation' ? one.parts : [one]))) {
    const left = joined.pop();
    if (left === undefined) joined.push(part);
    else joined.push(...join(left, part));
  }
  return joined.length < 2 ? joined[0] : { kind: 'concatenation', line: (joined[0] as Node).line, parts: joined };
}

function join(left: Node, right: Node): readonly Node[] {
  if (left.kind === 'object' && right.kind === 'object') return [withFallback(right, left)];
  if (left.kind === 'list' && right.kind === 'list') return [{ ...left, items: [...left.items, ...right.items] }];
  const isCollection = left.kind === 'object' || left.kind === 'list';
  // Not only white space: all text without quotes after an object or a list is lost.
  if (isCollection && right.kind === 'scalar' && typeof right.value === 'string' && !right.isQuoted) return [left];
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    const text = left.text + right.text;
    return [{ kind: 'scalar', line: left.line, value: text, text, isQuoted: true }];
  }
  if (!isJoinable(left) || !isJoinable(right)) return [left, right];
  const what = 'Cannot concatenate object or list with a non-object-or-list';
  throw new PuppetError(placed(left.line, `${what}, ${described(left)} and ${described(right)} are not compatible`));
}

function isJoinable(node: Node): node is Scalar | List | ObjectNode {
  return node.kind === 'scalar' || node.kind === 'list' || node.kind === 'object';
}

function described(node: Node): string {
  return `${className(node)}(${rendered(node)})`;
}

function className(node: Node): string {
  if (node.kind === 'object') return 'SimpleConfigObject';
  if (node.kind !== 'scalar') return 'SimpleConfigList';
  const { value } = node;
  if (value === undefined) return 'ConfigNull';
  if (typeof value === 'boolean') return 'ConfigBoolean';
  if (typeof value === 'string') return node.isQuoted ? 'Quoted' : 'Unquoted';
  return typeof value === 'bigint' ? 'ConfigInt' : 'ConfigDouble';
}

/** As JSON in one line; references show as they are written. */
function rendered(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      if (node.value === undefined) return 'null';
      return typeof node.value === 'string' ? JSON.stringify(node.value) : valueText(node.value);
    case 'list':
      return `[${node.items.map(rendered).join(',')}]`;
    case 'object':
      return `{${[...node.entries]
        .sort(byKey)
        .map(([key, value]) => `${JSON.stringify(key)}:${rendered(value)}`)
        .join(',')}}`;
    case 'reference':
      return `\${${node.isOptional ? '?' : ''}${node.path.join('.')}}`;
    case 'concatenation':
      return node.parts.map(rendered).join('');
    case 'layers':
      return rendered(node.layers[0] as Node);
  }
}

/** Numbers before texts. */
function byKey([a]: readonly [string, Node], [b]: readonly [string, Node]): number {
  const [first, second] = [a, b].map((key) => (/^\d+$/.test(key) ? Number(key) : undefined));
  if (first !== undefined && second !== undefined) return first - second;
  if (first !== undefined) return -1;
  return second !== undefined || a > b ? 1 : -1;
}
