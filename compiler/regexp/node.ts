/**
 * A pattern as both engines take it: groups have Ruby's final numbers, options are applied to what they cover, and letters whose case does
 * not count are sets of characters.
 */
import type { AnchorType } from '../../parser/regexp/tree.ts';
import type { CharacterSet } from './character-set.ts';

export type Node =
  | { readonly kind: 'empty' | 'linebreak' | 'grapheme' }
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'list' | 'alternatives'; readonly children: readonly Node[] }
  | Repeat
  | Capture
  | { readonly kind: 'atomic' | 'absent'; readonly body: Node }
  | { readonly kind: 'condition'; readonly group: number; readonly yes: Node; readonly no: Node }
  | Look
  | { readonly kind: 'anchor'; readonly type: AnchorType; readonly asciiOnly: boolean }
  | Reference
  | { readonly kind: 'call'; readonly group: number };

export interface Repeat {
  readonly kind: 'repeat';
  readonly lower: number;
  readonly upper: number;
  readonly lazy: boolean;
  readonly body: Node;
}

/** Number 0 is the whole pattern, where something calls it. */
export interface Capture {
  readonly kind: 'capture';
  readonly group: number;
  readonly body: Node;
}

export interface Look {
  readonly kind: 'look';
  readonly negated: boolean;
  /** Undefined for a look ahead, else by how many characters each of the alternatives in `bodies` looks behind. */
  readonly lengths: readonly number[] | undefined;
  readonly bodies: readonly Node[];
}

export interface Reference {
  readonly kind: 'reference';
  /** The last one that has matched counts. */
  readonly groups: readonly number[];
  /** Level of recursion relative to the present one, if it matters. */
  readonly level: number | undefined;
  readonly ignoreCase: boolean;
}

export interface Pattern {
  readonly root: Node;
  readonly groupCount: number;
  /** Numbers of the groups by name. */
  readonly names: ReadonlyMap<string, readonly number[]>;
}

export const EMPTY: Node = { kind: 'empty' };

const NO_CHILDREN: readonly Node[] = [];

export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'list':
    case 'alternatives':
      return node.children;
    case 'repeat':
    case 'capture':
    case 'atomic':
    case 'absent':
      return [node.body];
    case 'condition':
      return [node.yes, node.no];
    case 'look':
      return node.bodies;
    default:
      return NO_CHILDREN;
  }
}

/** Whether the node or something in it answers yes. */
export function some(node: Node, question: (node: Node) => boolean): boolean {
  return question(node) || childrenOf(node).some((child) => some(child, question));
}

/** Whether the node can match nothing at all; a call or reference is taken to be able to. */
export function isNullable(node: Node): boolean {
  switch (node.kind) {
    case 'set':
    case 'linebreak':
    case 'grapheme':
      return false;
    case 'list':
      return node.children.every(isNullable);
    case 'alternatives':
      return node.children.some(isNullable);
    case 'repeat':
      return node.lower === 0 || isNullable(node.body);
    case 'capture':
    case 'atomic':
      return isNullable(node.body);
    case 'condition':
      return isNullable(node.yes) || isNullable(node.no);
    default:
      return true;
  }
}
