/** What a YAML text is made of, whoever reads it. */

export interface ScalarNode {
  readonly kind: 'scalar';
  /** UTF-16 units into the text, without quotes. */
  readonly start: number;
  readonly end: number;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  /** Quoted or a block: never read as a number, a boolean or the like. */
  readonly quoted: boolean;
  readonly text: string;
}

export interface CollectionStart {
  readonly kind: 'sequence' | 'mapping';
  readonly start: number;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

export interface AliasNode {
  readonly kind: 'alias';
  readonly start: number;
  readonly end: number;
  readonly anchor: string;
}

export type Node = ScalarNode | CollectionStart | AliasNode;

/** The nodes of the first document in the order of the text; undefined ends a collection. There are none in an empty text. */
export type Nodes = readonly (Node | undefined)[];
