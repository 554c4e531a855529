import { decline } from '../declined.ts';
import type { Token, TokenKind } from './tokens.ts';

/** Constructs inside one another: few enough for any stack. */
const MOST_LEVELS = 100;

/** A place among the tokens of a script. */
export abstract class Cursor {
  protected tokens: readonly Token[];
  protected at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  protected get token(): Token {
    return this.tokens[this.at] as Token;
  }
  protected next(): Token {
    const { token } = this;
    if (token.kind !== 'end') this.at++;
    return token;
  }
  /** Ends of lines, where an expression goes on. */
  protected skipNewlines(): void {
    while (this.isKind('newline') && this.token.text === '\n') this.at++;
  }
  /** Ends of statements: of lines, or semicolons. */
  protected skipEnds(): void {
    while (this.isKind('newline')) this.at++;
  }
  protected isKind(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }
  protected isOperator(text: string): boolean {
    return this.isKind('operator') && this.token.text === text;
  }
  protected isKeyword(text: string): boolean {
    return this.isKind('keyword') && this.token.text === text;
  }
  protected takeOperator(text: string): boolean {
    const is = this.isOperator(text);
    if (is) this.at++;
    return is;
  }
  protected takeKeyword(text: string): boolean {
    const is = this.isKeyword(text);
    if (is) this.at++;
    return is;
  }
  protected expectEnd(): void {
    if (!this.takeKeyword('end')) this.unexpected();
  }
  protected unexpected(): never {
    return decline(`the unexpected ${this.token.kind} ${this.token.text}`);
  }
  protected deeper<T>(parse: () => T): T {
    if (++this.depth > MOST_LEVELS) decline('too many levels');
    const result = parse();
    this.depth--;
    return result;
  }
}
