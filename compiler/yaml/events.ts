/**
 * Reads the nodes of a YAML text one after the other. Texts whose lines each stand for themselves are read line by line, which is fast;
 * common ones whose texts go over several lines by js-yaml; all others by libyaml's own grammar, which also knows the words for what is
 * wrong.
 */
import { commonNodes } from './common-nodes.ts';
import { grammarNodes } from './grammar-nodes.ts';
import { lineNodes } from './line-nodes.ts';
import type { Node, Nodes } from './nodes.ts';

export type { AliasNode, CollectionStart, Node, ScalarNode } from './nodes.ts';

/** Hands out the nodes of the first document. */
export class EventReader {
  private readonly nodes: Nodes;
  private at = 0;

  /** Throws YamlLoadError for a text that is no YAML. */
  constructor(text: string, file: string | undefined) {
    this.nodes = lineNodes(text) ?? commonNodes(text) ?? grammarNodes(text, file);
  }

  /** There is no document, not even an empty one. */
  get isEmpty(): boolean {
    return this.nodes.length === 0;
  }

  /** The next node; undefined at the end of the collection, which is left thereby. */
  next(): Node | undefined {
    return this.nodes[this.at++];
  }
}
