/**
 * Tokens of a YAML text as libyaml finds them: blocks by their indentation, keys by the colon after them.
 *
 * libyaml: scanner.c
 */
import { scanBlockScalar } from './block-scalar.ts';
import { Cursor, END, isBlank, isBreak, isBreakOrEnd, isSpacing, type Mark, SPACE, TAB } from './cursor.ts';
import { scanDirective } from './directive.ts';
import { scanFlowScalar } from './flow-scalar.ts';
import { scanPlainScalar } from './plain-scalar.ts';
import { YamlProblem } from './problem.ts';
import { scanAnchor, scanTag } from './tag.ts';
import { type Token, type TokenKind, token } from './token.ts';
import { unreadableFrom } from './unreadable.ts';

/** Something that is a key if a colon follows on the same line. */
interface SimpleKey {
  /** A line that begins where its block does has to be one. */
  readonly isRequired: boolean;
  /** Which token of the text it is. */
  readonly number: number;
  readonly mark: Mark;
}

/** Characters that a key may have at most. */
const LONGEST_KEY = 1024;
const BYTE_ORDER_MARK = 0xfeff;

export class Scanner {
  private readonly cursor: Cursor;
  private readonly tokens: Token[] = [];
  /** The next token, once it is known that nothing has to be put before it. */
  private next: Token | undefined = undefined;
  private first = 0;
  /** Tokens that were taken so far. */
  private taken = 0;
  /** One for each flow collection around, and one for the block. */
  private readonly keys: (SimpleKey | undefined)[] = [undefined];
  private keyAllowed = true;
  private indent = -1;
  private readonly indents: number[] = [];

  constructor(text: string) {
    this.cursor = new Cursor(text, unreadableFrom(text));
  }

  /** The next token, which stays. Throws YamlProblem. */
  peek(): Token {
    if (this.next === undefined) {
      while (this.needsMore()) this.fetch();
      this.next = this.tokens[this.first] as Token;
    }
    return this.next;
  }

  /** The next token is done with. */
  skip(): void {
    this.next = undefined;
    this.first++;
    this.taken++;
    if (this.first === this.tokens.length) this.tokens.length = this.first = 0;
  }

  /** The first token may turn out to be a key, before which a token has to be put in. */
  private needsMore(): boolean {
    if (this.first === this.tokens.length) return true;
    this.dropStaleKeys();
    for (const key of this.keys) if (key?.number === this.taken) return true;
    return false;
  }

  private get inFlow(): boolean {
    return this.keys.length > 1;
  }

  private fetch(): void {
    const { cursor } = this;
    this.skipToToken();
    this.dropStaleKeys();
    this.closeBlocks(cursor.column);
    const code = cursor.code();
    if (code === END) this.fetchEnd();
    else if (code === 0x25 && cursor.column === 0) this.fetchDirective();
    else if (cursor.isDocumentMark('-')) this.fetchDocumentMark('document start');
    else if (cursor.isDocumentMark('.')) this.fetchDocumentMark('document end');
    else if (!this.fetchIndicator(String.fromCharCode(code), cursor.code(1))) this.fetchPlain();
  }

  /** False: the character begins a text, or nothing. */
  private fetchIndicator(character: string, next: number): boolean {
    switch (character) {
      case '[':
        return this.fetchFlowStart('flow sequence start');
      case '{':
        return this.fetchFlowStart('flow mapping start');
      case ']':
        return this.fetchFlowEnd('flow sequence end');
      case '}':
        return this.fetchFlowEnd('flow mapping end');
      case ',':
        return this.fetchFlowEntry();
      case '-':
        return isSpacing(next) && this.fetchBlockEntry();
      case '?':
        return (this.inFlow || isSpacing(next)) && this.fetchKey();
      case ':':
        return (this.inFlow || isSpacing(next)) && this.fetchValue();
      case '*':
      case '&':
        return this.fetchInline(() => scanAnchor(this.cursor));
      case '!':
        return this.fetchInline(() => scanTag(this.cursor, this.inFlow));
      case '|':
      case '>':
        return !this.inFlow && this.fetchBlockScalar();
      case "'":
      case '"':
        return this.fetchInline(() => scanFlowScalar(this.cursor));
      default:
        return false;
    }
  }

  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      if (cursor.column === 0 && cursor.code() === BYTE_ORDER_MARK) cursor.skip();
      while (cursor.code() === SPACE || (cursor.code() === TAB && (this.inFlow || !this.keyAllowed))) cursor.skip();
      if (cursor.is('#')) while (!isBreakOrEnd(cursor.code())) cursor.skip();
      if (!isBreak(cursor.code())) return;
      cursor.skipLine();
      if (!this.inFlow) this.keyAllowed = true;
    }
  }

  // --- Keys ----------------------------------------------------------------------------------------------------------

  /** What stands on an earlier line, or too far back, is no key any more. */
  private dropStaleKeys(): void {
    const { line, index } = this.cursor;
    for (let at = 0; at < this.keys.length; at++) {
      const key = this.keys[at];
      if (key === undefined || (key.mark.line === line && key.mark.index + LONGEST_KEY >= index)) continue;
      if (key.isRequired) throw noColon(key);
      this.keys[at] = undefined;
    }
  }

  /** What begins here may be a key. */
  private saveKey(): void {
    if (!this.keyAllowed) return;
    const isRequired = !this.inFlow && this.indent === this.cursor.column;
    this.dropKey();
    this.keys[this.keys.length - 1] = { isRequired, number: this.taken + this.tokens.length - this.first, mark: this.cursor.mark };
  }

  private dropKey(): void {
    const key = this.keys[this.keys.length - 1];
    if (key?.isRequired) throw noColon(key);
    this.keys[this.keys.length - 1] = undefined;
  }

  // --- Blocks --------------------------------------------------------------------------------------------------------

  /** A block begins when something stands further in than the block around. `number`: before which token. */
  private openBlock(kind: TokenKind, mark: Mark, number?: number): void {
    if (this.inFlow || this.indent >= mark.column) return;
    this.indents.push(this.indent);
    this.indent = mark.column;
    this.insert(token(kind, mark, mark), number);
  }

  private closeBlocks(column: number): void {
    if (this.inFlow) return;
    while (this.indent > column) {
      const { mark } = this.cursor;
      this.tokens.push(token('block end', mark, mark));
      this.indent = this.indents.pop() as number;
    }
  }

  private insert(one: Token, number = this.taken + this.tokens.length - this.first): void {
    this.tokens.splice(this.first + number - this.taken, 0, one);
  }

  // --- One kind of token after the other -------------------------------------------------------------------------------

  private fetchEnd(): void {
    const { cursor } = this;
    if (cursor.column !== 0) {
      cursor.column = 0;
      cursor.line++;
    }
    this.closeBlocks(-1);
    this.dropKey();
    this.keyAllowed = false;
    this.tokens.push(token('stream end', cursor.mark, cursor.mark));
  }

  private fetchDirective(): void {
    this.closeBlocks(-1);
    this.dropKey();
    this.keyAllowed = false;
    this.tokens.push(scanDirective(this.cursor));
  }

  private fetchDocumentMark(kind: TokenKind): void {
    this.closeBlocks(-1);
    this.dropKey();
    this.keyAllowed = false;
    this.pushCharacters(kind, 3);
  }

  private pushCharacters(kind: TokenKind, count: number): true {
    const start = this.cursor.mark;
    this.cursor.skip(count);
    this.tokens.push(token(kind, start, this.cursor.mark));
    return true;
  }

  private fetchFlowStart(kind: TokenKind): true {
    this.saveKey();
    this.keys.push(undefined);
    this.keyAllowed = true;
    return this.pushCharacters(kind, 1);
  }

  private fetchFlowEnd(kind: TokenKind): true {
    this.dropKey();
    if (this.inFlow) this.keys.pop();
    this.keyAllowed = false;
    return this.pushCharacters(kind, 1);
  }

  private fetchFlowEntry(): true {
    this.dropKey();
    this.keyAllowed = true;
    return this.pushCharacters('flow entry', 1);
  }

  private fetchBlockEntry(): true {
    this.openInBlock('block sequence start', 'block sequence entries are not allowed in this context');
    this.dropKey();
    this.keyAllowed = true;
    return this.pushCharacters('block entry', 1);
  }

  private openInBlock(kind: TokenKind, problem: string): void {
    if (this.inFlow) return;
    const { mark } = this.cursor;
    if (!this.keyAllowed) throw new YamlProblem(problem, undefined, mark);
    this.openBlock(kind, mark);
  }

  private fetchKey(): true {
    this.openInBlock('block mapping start', 'mapping keys are not allowed in this context');
    this.dropKey();
    this.keyAllowed = !this.inFlow;
    return this.pushCharacters('key', 1);
  }

  private fetchValue(): true {
    const key = this.keys[this.keys.length - 1];
    if (key === undefined) {
      this.openInBlock('block mapping start', 'mapping values are not allowed in this context');
      this.keyAllowed = !this.inFlow;
    } else {
      this.insert(token('key', key.mark, key.mark), key.number);
      this.openBlock('block mapping start', key.mark, key.number);
      this.keys[this.keys.length - 1] = undefined;
      this.keyAllowed = false;
    }
    return this.pushCharacters('value', 1);
  }

  /** Something that may be a key, and after which none can begin. */
  private fetchInline(scan: () => Token): true {
    this.saveKey();
    this.keyAllowed = false;
    this.tokens.push(scan());
    return true;
  }

  private fetchBlockScalar(): true {
    this.dropKey();
    this.keyAllowed = true;
    this.tokens.push(scanBlockScalar(this.cursor, this.indent));
    return true;
  }

  private fetchPlain(): void {
    const { cursor } = this;
    if (!this.beginsPlain()) {
      const context = 'while scanning for the next token';
      throw new YamlProblem('found character that cannot start any token', context, cursor.mark);
    }
    this.saveKey();
    this.keyAllowed = false;
    const { token: scalar, endsAfterBreak } = scanPlainScalar(cursor, this.indent + 1, this.inFlow);
    if (endsAfterBreak) this.keyAllowed = true;
    this.tokens.push(scalar);
  }

  private beginsPlain(): boolean {
    const code = this.cursor.code();
    const next = this.cursor.code(1);
    if (isSpacing(code)) return false;
    const character = String.fromCharCode(code);
    if (character === '-') return !isBlank(next);
    if (character === '?' || character === ':') return !this.inFlow && !isSpacing(next);
    return !',[]{}#&*!|>\'"%@`'.includes(character);
  }
}

function noColon(key: SimpleKey): YamlProblem {
  return new YamlProblem("could not find expected ':'", 'while scanning a simple key', key.mark);
}
