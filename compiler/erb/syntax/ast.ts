/** Templates as trees. Variables, those of the template's scope included, are numbered: each has a place of its own while one template is rendered. */
import type { Value } from '../../values/index.ts';

export type Node =
  | { readonly type: 'literal'; readonly value: Value }
  | { readonly type: 'string'; readonly parts: readonly Node[] }
  | { readonly type: 'array'; readonly items: readonly Node[] }
  | { readonly type: 'splat'; readonly value: Node }
  | { readonly type: 'hash'; readonly pairs: readonly (readonly [key: Node, value: Node])[] }
  | { readonly type: 'range'; readonly from: Node; readonly to: Node; readonly isExclusive: boolean }
  | { readonly type: 'variable'; readonly place: number }
  | { readonly type: 'constant'; readonly name: string }
  | { readonly type: 'scope' }
  | { readonly type: 'assign'; readonly place: number; readonly value: Node }
  | Call
  | { readonly type: 'not'; readonly value: Node }
  | { readonly type: 'and'; readonly left: Node; readonly right: Node }
  | { readonly type: 'or'; readonly left: Node; readonly right: Node }
  | { readonly type: 'if'; readonly condition: Node; readonly whenTrue: Node; readonly whenFalse: Node }
  | { readonly type: 'case'; readonly subject: Node; readonly branches: readonly Branch[]; readonly otherwise: Node }
  | { readonly type: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'output'; readonly value: Node }
  | { readonly type: 'next'; readonly value: Node };

export interface Call {
  readonly type: 'call';
  /** Undefined for functions such as `Array()`. */
  readonly receiver: Node | undefined;
  readonly name: string;
  readonly args: readonly Node[];
  readonly block: Block | undefined;
  /** `&.` */
  readonly isSafe: boolean;
}

export interface Branch {
  readonly patterns: readonly Node[];
  readonly body: Node;
}

export interface Block {
  readonly parameters: readonly Parameter[];
  readonly body: Node;
  /** Variables that begin anew each time. */
  readonly own: readonly number[];
  /** Whether `next` leaves it. */
  readonly hasNext: boolean;
  /** Whether it is `&:name`: the first value is asked, with all others as arguments. */
  readonly isMethod: boolean;
}

/** A place, or those of the elements of an array. */
export type Parameter = number | readonly Parameter[];

export interface Tree {
  readonly body: Node;
  /** Names of the template's variables (`@name`), by their places: they are the first ones. */
  readonly variables: readonly string[];
  /** How many places there are in all. */
  readonly places: number;
}

export const NIL: Node = { type: 'literal', value: undefined };
