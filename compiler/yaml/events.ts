/**
 * The nodes of the first document of a YAML text.
 */
import { syntaxError, type YamlLoadError } from './error.ts';
import { type Handler, parseDocument, YamlProblem } from './grammar/index.ts';

export interface ScalarNode {
  readonly kind: 'scalar';
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

/** Hands out the nodes of a document one after the other. */
export class EventReader {
  readonly text: string;
  readonly isEmpty: boolean;
  /** Undefined stands for the end of a collection. */
  private readonly nodes: readonly (Node | undefined)[];
  private at = 0;

  constructor(text: string, file: string | undefined) {
    this.text = text;
    const collector = new NodeCollector();
    try {
      this.isEmpty = !parseDocument(text, collector);
    } catch (error) {
      throw error instanceof YamlProblem ? loadError(error, file) : error;
    }
    this.nodes = collector.nodes;
  }

  /** The next node; undefined at the end of the collection, which is left thereby. */
  next(): Node | undefined {
    return this.nodes[this.at++];
  }
}

class NodeCollector implements Handler {
  readonly nodes: (Node | undefined)[] = [];

  scalar(...[text, { anchor, tag }, style, start, end]: Parameters<Handler['scalar']>): void {
    const inset = style === 'quoted' ? 1 : 0;
    // libyaml forgets both the tag `!` and the quotes of a scalar that has it.
    const quoted = tag === undefined && style !== undefined && style !== 'plain';
    const shownTag = tag === '!' ? undefined : tag;
    this.nodes.push({ kind: 'scalar', start: start.offset + inset, end: end.offset - inset, anchor, tag: shownTag, quoted, text });
  }

  alias(anchor: string, start: { readonly offset: number }, end: { readonly offset: number }): void {
    this.nodes.push({ kind: 'alias', start: start.offset, end: end.offset, anchor });
  }

  open(...[kind, { anchor, tag }, start]: Parameters<Handler['open']>): void {
    this.nodes.push({ kind, start: start.offset, anchor, tag });
  }

  close(): void {
    this.nodes.push(undefined);
  }
}

function loadError({ message, mark }: YamlProblem, file: string | undefined): YamlLoadError {
  return syntaxError(message, file, mark.offset, mark.line + 1, mark.column + 1);
}
