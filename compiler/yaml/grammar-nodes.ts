/** The nodes of any text, as libyaml finds them. */
import { syntaxError, YamlLoadError } from './error.ts';
import { type Handler, parseDocument, YamlProblem } from './grammar/index.ts';
import type { Node, Nodes } from './nodes.ts';

/** Throws YamlLoadError for what libyaml refuses. */
export function grammarNodes(text: string, file: string | undefined): Nodes {
  const collector = new NodeCollector(file);
  try {
    parseDocument(text, collector);
  } catch (error) {
    throw error instanceof YamlProblem ? loadError(error, file) : error;
  }
  return collector.nodes;
}

/** Deeper nesting than any data has, and less than what makes the machine's stack overflow. */
const MAX_DEPTH = 1000;

class NodeCollector implements Handler {
  readonly nodes: (Node | undefined)[] = [];
  private readonly file: string | undefined;
  private depth = 0;

  constructor(file: string | undefined) {
    this.file = file;
  }

  scalar(...[text, { anchor, tag }, style, start, end]: Parameters<Handler['scalar']>): void {
    const inset = style === 'quoted' ? 1 : 0;
    // libyaml forgets both the tag `!` and the quotes of a scalar that has it.
    const quoted = tag === undefined && style !== undefined && style !== 'plain';
    const shownTag = tag === '!' ? undefined : tag;
    this.nodes.push({ kind: 'scalar', start: start.offset + inset, end: end.offset - inset, anchor, tag: shownTag, quoted, text });
  }

  alias(...[anchor, start, end]: Parameters<Handler['alias']>): void {
    this.nodes.push({ kind: 'alias', start: start.offset, end: end.offset, anchor });
  }

  open(...[kind, { anchor, tag }, start]: Parameters<Handler['open']>): void {
    // Ruby's words, for a depth that Ruby ends at a little later.
    if (++this.depth > MAX_DEPTH) throw new YamlLoadError('stack level too deep', this.file, start.offset);
    this.nodes.push({ kind, start: start.offset, anchor, tag });
  }

  close(): void {
    this.depth--;
    this.nodes.push(undefined);
  }
}

function loadError({ message, mark }: YamlProblem, file: string | undefined): YamlLoadError {
  return syntaxError(message, file, mark.offset, mark.line + 1, mark.column + 1);
}
