/** The parts of a parsed pattern: what the checks of `check.ts` ask for, and all that matching needs. */

import { textOf } from './characters.ts';

interface Part {
  /** Number of characters that it matches if that is always the same, else undefined. Filled in by `measure`. */
  length?: number | undefined;
  /** `Mask` bits of everything within, for what may stand in a look-behind. Filled in by `measure`. */
  mask?: number;
}

/** A class `[...]`: what is in all of its operands, which `&&` separates; each operand is the union of its items. */
export interface CharacterClass {
  readonly kind: 'class';
  readonly negated: boolean;
  readonly operands: readonly (readonly ClassItem[])[];
}

/**
 * What a class consists of. A property is a name of `\p{...}` without spaces, `-` and `_`, in lower case, or one of `ascii:word` and the
 * like for what sees ASCII only.
 */
export type ClassItem = CharacterClass | { readonly kind: 'range'; readonly from: number; readonly to: number } | Property;

export interface Property {
  readonly kind: 'property';
  readonly name: string;
  readonly negated: boolean;
}

/** Which characters a `Text` of size 1 matches; `\R` and `\X` may take more than one. */
export type Characters =
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'any'; readonly newline: boolean }
  | { readonly kind: 'linebreak' | 'grapheme' }
  | CharacterClass;

/** One character, a class of characters, or nothing at all. */
export interface Text extends Part {
  readonly kind: 'text';
  readonly size: 0 | 1;
  readonly characters?: Characters;
  readonly ignoreCase?: boolean;
}

export interface List extends Part {
  readonly kind: 'list' | 'alternatives';
  readonly children: readonly Node[];
}

export interface Repeat extends Part {
  readonly kind: 'repeat';
  readonly lower: number;
  readonly upper: number;
  readonly lazy: boolean;
  readonly children: readonly [Node];
}

export type GroupType = 'capture' | 'options' | 'atomic' | 'condition' | 'absent';

export interface Group extends Part {
  readonly kind: 'group';
  readonly type: GroupType;
  /** Of a capture its number (0 is the whole pattern), of a condition the group that it asks for. */
  readonly number: number;
  /** A capture with a name, or a condition in the form that takes names. */
  readonly named: boolean;
  readonly children: readonly [Node];
}

export type AnchorType = '^' | '$' | 'b' | 'B' | 'A' | 'G' | 'K' | 'z' | 'Z';

export interface Anchor extends Part {
  readonly kind: 'anchor';
  readonly type: AnchorType;
  /** For `\b` and `\B`: words are of ASCII only. */
  readonly asciiOnly: boolean;
  /** Whether it may stand in a look-behind. */
  readonly allowedBehind: boolean;
}

export interface Look extends Part {
  readonly kind: 'look';
  readonly type: 'ahead' | 'behind' | 'notBehind';
  readonly negated: boolean;
  readonly children: readonly [Node];
}

export interface BackReference extends Part {
  readonly kind: 'reference';
  readonly numbers: readonly number[];
  readonly named: boolean;
  /** It stands within a group that it refers to. */
  readonly recursive: boolean;
  /** Level of recursion relative to the present one, of which it wants the text. */
  readonly level: number | undefined;
  readonly ignoreCase: boolean;
}

export interface Call extends Part {
  readonly kind: 'call';
  /** The name as it is written. */
  readonly name: readonly number[];
  /** Undefined in a call by name. */
  readonly number: number | undefined;
}

export type Node = Text | List | Repeat | Group | Anchor | Look | BackReference | Call;

export interface Tree {
  readonly root: Node;
  /** Captures by number; those that are called have the whole pattern at 0. */
  readonly groups: readonly Group[];
  readonly groupCount: number;
  readonly namedCount: number;
  readonly calls: number;
  readonly names: ReadonlyMap<string, readonly number[]>;
  /** It has something that `checkTree` looks at. */
  readonly special: boolean;
}

export const INFINITE = Number.POSITIVE_INFINITY;

export const EMPTY: Text = Object.freeze({ kind: 'text', size: 0, length: 0, mask: 0 });

export function text(characters: Characters, ignoreCase: boolean): Text {
  return { kind: 'text', size: 1, characters, ignoreCase };
}

const NO_CHILDREN: readonly Node[] = [];

export function childrenOf(node: Node): readonly Node[] {
  return 'children' in node ? node.children : NO_CHILDREN;
}

/**
 * Visits all nodes in the order of the pattern, without recursion: patterns nest deeper than the stack of calls. `below` gives the nodes
 * below one, when that has been entered.
 */
export function walk(root: Node, enter: (node: Node) => unknown, leave?: (node: Node) => unknown, below = childrenOf): void {
  const open: { readonly node: Node; readonly children: readonly Node[]; next: number }[] = [];
  let node: Node | undefined = root;
  while (node !== undefined) {
    enter(node);
    open.push({ node, children: below(node), next: 0 });
    node = undefined;
    while (open.length > 0 && node === undefined) {
      const top: (typeof open)[number] = open.at(-1)!;
      node = top.children[top.next++];
      if (node !== undefined) continue;
      open.pop();
      leave?.(top.node);
    }
  }
}

/** The group that a call calls; only of calls that have been checked. */
export function calledGroup(call: Call, tree: Tree): Group {
  return tree.groups[call.number ?? tree.names.get(textOf(call.name))![0]!]!;
}
