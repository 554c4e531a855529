/**
 * The nodes of the first document of a YAML text, as libyaml finds them.
 *
 * libyaml: parser.c
 */
import type { Mark } from './cursor.ts';
import { YamlProblem } from './problem.ts';
import { Scanner } from './scanner.ts';
import { STATES, type State } from './states.ts';
import type { ScalarStyle, Token, TokenKind } from './token.ts';

interface Properties {
  readonly start: Mark;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

/** What the parser tells, one after the other. */
export interface Handler {
  /** `style` is that of the text; undefined: there is no text, and this stands for the missing node. */
  scalar(text: string, properties: Properties, style: ScalarStyle | undefined, start: Mark, end: Mark): void;
  alias(name: string, start: Mark, end: Mark): void;
  open(kind: 'sequence' | 'mapping', properties: Properties, start: Mark): void;
  close(): void;
}

const CORE: ReadonlyMap<string, string> = new Map([
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
]);

/** Tells the handler of the first document, if there is one. Throws YamlProblem. */
export function parseDocument(text: string, handler: Handler): void {
  new DocumentParser(new Scanner(text), handler).document();
}

export class DocumentParser {
  readonly scanner: Scanner;
  readonly handler: Handler;
  /** What comes after the collection, or entry, that is under way. */
  readonly states: State[] = [];
  /** Where the collections around began. */
  readonly marks: Mark[] = [];
  private handles = CORE;

  constructor(scanner: Scanner, handler: Handler) {
    this.scanner = scanner;
    this.handler = handler;
  }

  document(): void {
    const first = this.scanner.peek();
    if (first.kind === 'stream end') return;
    if (first.kind === 'document start' || first.kind.endsWith('directive')) {
      this.directives();
      if (this.scanner.peek().kind !== 'document start') throw withoutContext('did not find expected <document start>');
      this.scanner.skip();
      this.content();
    } else this.node(true, false);
    for (let next = this.states.pop(); next !== undefined; next = this.states.pop()) next(this);
    // Whether the document ends with a mark is looked at before it is handed out.
    this.scanner.peek();
  }

  private directives(): void {
    let hasVersion = false;
    const handles = new Map<string, string>();
    for (let next = this.scanner.peek(); next.kind.endsWith('directive'); next = this.scanner.peek()) {
      if (next.kind === 'version directive') {
        if (hasVersion) throw withoutContext('found duplicate %YAML directive');
        if (next.text !== '1.1' && next.text !== '1.2') throw withoutContext('found incompatible YAML document');
        hasVersion = true;
      } else {
        if (handles.has(next.handle)) throw withoutContext('found duplicate %TAG directive');
        handles.set(next.handle, next.text);
      }
      this.scanner.skip();
    }
    this.handles = new Map([...CORE, ...handles]);
  }

  private content(): void {
    const next = this.scanner.peek();
    const isEmpty = ['document start', 'document end', 'stream end', 'version directive', 'tag directive'].includes(next.kind);
    if (isEmpty) this.empty(next.start);
    else this.node(true, false);
  }

  /** The next token, if it is of the kind, is done with. */
  takes(kind: TokenKind): Token | undefined {
    const next = this.scanner.peek();
    if (next.kind !== kind) return undefined;
    this.scanner.skip();
    return next;
  }

  get next(): Token {
    return this.scanner.peek();
  }

  isNext(...kinds: readonly TokenKind[]): boolean {
    return kinds.includes(this.scanner.peek().kind);
  }

  /** A node that is not there. */
  empty(at: Mark, properties: Properties = { start: at, anchor: undefined, tag: undefined }): void {
    this.handler.scalar('', properties, undefined, at, at);
  }

  /** A node, or else what stands for it, and then the state. */
  nodeOrEmpty(state: State, isThere: boolean, at: Mark, kind: { readonly inBlock: boolean; readonly indentless?: boolean }): void {
    this.states.push(state);
    if (isThere) this.node(kind.inBlock, kind.indentless === true);
    else this.empty(at);
  }

  node(inBlock: boolean, indentless: boolean): void {
    const alias = this.takes('alias');
    if (alias !== undefined) {
      this.handler.alias(alias.text, alias.start, alias.end);
      return;
    }
    const { properties, end } = this.properties();
    const next = this.scanner.peek();
    if (next.kind === 'scalar') {
      this.scanner.skip();
      this.handler.scalar(next.text, properties, next.style, next.start, next.end);
    } else if (!this.collection(next, properties, inBlock, indentless)) {
      if (properties.anchor === undefined && properties.tag === undefined) {
        const context = inBlock ? 'while parsing a block node' : 'while parsing a flow node';
        throw new YamlProblem('did not find expected node content', context, properties.start);
      }
      this.empty(end, properties);
    }
  }

  /** False: no collection begins with the token. */
  private collection(next: Token, properties: Properties, inBlock: boolean, indentless: boolean): boolean {
    const { kind, start } = next;
    if (indentless && kind === 'block entry') {
      this.handler.open('sequence', properties, start);
      this.states.push(STATES.indentless);
      return true;
    }
    const state = STATES.first.get(kind);
    if (state === undefined || (kind.startsWith('block') && !inBlock)) return false;
    this.handler.open(kind.includes('sequence') ? 'sequence' : 'mapping', properties, start);
    this.marks.push(start);
    this.scanner.skip();
    this.states.push(state);
    return true;
  }

  private properties(): { readonly properties: Properties; readonly end: Mark } {
    const first = this.scanner.peek();
    const before = this.takes('anchor');
    const tag = this.takes('tag');
    const anchor = before ?? (tag && this.takes('anchor'));
    // What comes next is read before the tag is looked up.
    this.scanner.peek();
    const last = before === undefined ? (anchor ?? tag) : (tag ?? before);
    return {
      properties: { start: first.start, anchor: anchor?.text, tag: tag && this.fullTag(tag, first.start) },
      end: last?.end ?? first.start,
    };
  }

  private fullTag({ handle, text }: Token, start: Mark): string {
    if (handle === '') return text;
    const prefix = this.handles.get(handle);
    if (prefix === undefined) throw new YamlProblem('found undefined tag handle', 'while parsing a node', start);
    return prefix + text;
  }

  /** The collection that is under way ends. */
  close(): void {
    this.marks.pop();
    this.handler.close();
  }

  /** Something stands where the collection can neither go on nor end. */
  fail(problem: string, context: string): never {
    throw new YamlProblem(problem, context, this.marks.at(-1) as Mark);
  }
}

function withoutContext(problem: string): YamlProblem {
  return new YamlProblem(problem, undefined, { offset: 0, index: 0, line: 0, column: 0 });
}
