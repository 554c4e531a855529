/**
 * The syntax tree of a text of HOCON. Braces around the whole, commas at ends of lines and the sign before a brace may be left out.
 *
 * Ruby gem hocon: impl/config_document_parser.rb
 */
import { PuppetError } from '../../../function.ts';
import { HoconParseError } from './error.ts';
import { type Path, parsePath } from './path.ts';
import { isBlank, Tokenizer } from './tokenizer.ts';
import {
  isSign,
  isSimple,
  isString,
  type SubstitutionToken,
  type TextToken,
  type Token,
  tokenText,
  type ValueToken,
} from './tokens.ts';

export type SyntaxNode =
  | { readonly kind: 'simple'; readonly line: number; readonly token: TextToken | ValueToken | SubstitutionToken }
  | { readonly kind: 'object'; readonly line: number; readonly fields: readonly Field[] }
  | { readonly kind: 'array'; readonly line: number; readonly items: readonly SyntaxNode[] }
  | { readonly kind: 'concatenation'; readonly line: number; readonly parts: readonly SyntaxNode[] };

export interface Field {
  readonly path: Path;
  readonly isAddition: boolean;
  readonly line: number;
  readonly value: SyntaxNode;
}

/** Deeper nesting than any data has. */
const MAX_DEPTH = 500;

export function parseSyntax(text: string): SyntaxNode {
  return new Parser(text).document();
}

class Parser {
  private readonly tokens: Tokenizer;
  private readonly buffer: Token[] = [];
  private line = 1;
  private depth = 0;

  constructor(text: string) {
    this.tokens = new Tokenizer(text);
  }

  document(): SyntaxNode {
    const first = this.nextSignificant();
    const hasBrackets = isSign(first, '{') || isSign(first, '[');
    if (!hasBrackets) this.buffer.push(first);
    const result = hasBrackets ? this.value(first) : this.object(false);
    const last = this.nextSignificant();
    if (isSign(last, 'end of file')) return result;
    throw this.problem(`Document has trailing tokens after first object or array: ${tokenText(last)}`);
  }

  private next(): Token {
    return this.buffer.pop() ?? this.tokens.next();
  }

  /** The next token that is neither white space nor a comment. */
  private nextSignificant(): Token {
    for (;;) {
      const token = this.next();
      if (token.kind === 'newline') this.line = token.line + 1;
      else if (!isIgnored(token)) {
        if (token.kind !== 'sign') this.line = token.line;
        return token;
      }
    }
  }

  /** Whether a comma or the end of a line follows; it is passed over. */
  private separator(): boolean {
    let isSeparated = false;
    for (;;) {
      const token = this.next();
      if (token.kind === 'newline') {
        isSeparated = true;
        this.line++;
      } else if (isSign(token, ',')) return true;
      else if (!isIgnored(token)) {
        this.buffer.push(token);
        return isSeparated;
      }
    }
  }

  private value(token: Token): SyntaxNode {
    if (isSimple(token)) return { kind: 'simple', line: token.line, token };
    if (isSign(token, '{')) return this.nested(() => this.object(true));
    if (isSign(token, '[')) return this.nested(() => this.array());
    throw this.withAdvice(token, `Expecting a value but got wrong token: ${tokenText(token)}`);
  }

  private nested(parse: () => SyntaxNode): SyntaxNode {
    if (++this.depth > MAX_DEPTH) throw new PuppetError('stack level too deep');
    const node = parse();
    this.depth--;
    return node;
  }

  /** All values that stand side by side up to the end of the line; undefined where there is none. */
  private concatenation(): SyntaxNode | undefined {
    const parts: SyntaxNode[] = [];
    let blanks: Token[] = [];
    let token = this.nextSignificant();
    const { line } = this;
    for (; token.kind === 'blank' || startsValue(token); token = this.next()) {
      if (token.kind === 'blank') blanks.push(token);
      else {
        parts.push(this.value(token));
        blanks = [];
      }
    }
    this.buffer.push(token, ...blanks.reverse());
    return parts.length < 2 ? parts[0] : { kind: 'concatenation', line, parts };
  }

  private object(hasBrace: boolean): SyntaxNode {
    const { line } = this;
    const fields: Field[] = [];
    for (;;) {
      const token = this.nextSignificant();
      if (isSign(token, '}')) {
        if (!hasBrace) throw this.withAdvice(token, "unbalanced close brace '}' with no open brace");
        break;
      }
      if (isSign(token, 'end of file') && !hasBrace) {
        this.buffer.push(token);
        break;
      }
      if (token.kind === 'text' && token.text === 'include') this.include();
      else fields.push(this.field(token));
      if (!this.separator() && this.isEndOfObject(hasBrace)) break;
    }
    return { kind: 'object', line, fields };
  }

  private isEndOfObject(hasBrace: boolean): true {
    const token = this.nextSignificant();
    if (isSign(token, '}')) {
      if (hasBrace) return true;
      throw this.withAdvice(token, "unbalanced close brace '}' with no open brace");
    }
    if (hasBrace || !isSign(token, 'end of file')) {
      throw this.withAdvice(token, `Expecting close brace } or a comma, got ${tokenText(token)}`);
    }
    this.buffer.push(token);
    return true;
  }

  private field(first: Token): Field {
    const { path, text } = this.key(first);
    const token = this.nextSignificant();
    const { line } = this;
    if (isSign(token, '{')) return { path, isAddition: false, line, value: this.value(token) };
    const isAddition = isSign(token, '+=');
    if (!(isAddition || isSign(token, ':') || isSign(token, '='))) {
      throw this.withAdvice(token, `Key '${text}' may not be followed by token: ${tokenText(token)}`);
    }
    return { path, isAddition, line, value: this.concatenation() ?? this.value(this.nextSignificant()) };
  }

  /** A path before a sign, and its text as it is written. */
  private key(first: Token): { readonly path: Path; readonly text: string } {
    const tokens: (ValueToken | TextToken)[] = [];
    let token = first;
    for (; token.kind === 'value' || token.kind === 'text'; token = this.next()) tokens.push(token);
    if (tokens.length === 0) throw this.problem(`expecting a close brace or a field name here, got ${tokenText(token)}`);
    this.buffer.push(token);
    return { path: parsePath(tokens), text: tokens.map((one) => (one.kind === 'value' ? one.source : one.text)).join('') };
  }

  /** Other files are not read: the text is data. */
  private include(): never {
    let token = this.nextSignificant();
    if (token.kind === 'text') {
      if (!/^(?:url|file|classpath)\($/.test(token.text)) {
        const expected = 'expecting include parameter to be quoted filename, file(), classpath(), or url().';
        const advice = 'No spaces are allowed before the open paren.';
        throw this.problem(`${expected} ${advice} Not expecting: ${tokenText(token)}`);
      }
      token = this.nextSignificant();
      if (!isString(token)) {
        throw this.problem(`expecting a quoted string inside file(), classpath(), or url(), rather than: ${tokenText(token)}`);
      }
      const end = this.nextSignificant();
      if (!(end.kind === 'text' && end.text === ')')) {
        throw this.problem(`expecting a close parentheses ')' here, not: ${tokenText(end)}`);
      }
    } else if (!isString(token)) {
      throw this.problem(`include keyword is not followed by a quoted string, but by: ${tokenText(token)}`);
    }
    throw new PuppetError(`parsehocon(): '${token.text}' is not included during compilation`);
  }

  private array(): SyntaxNode {
    const { line } = this;
    const items: SyntaxNode[] = [];
    const array: SyntaxNode = { kind: 'array', line, items };
    const first = this.concatenation();
    if (first === undefined) {
      const token = this.nextSignificant();
      if (isSign(token, ']')) return array;
      const text = tokenText(token);
      const advice = `(if you want ${text} to be part of a string value, then double-quote it)`;
      throw this.problem(`List should have ] or a first element after the open [, instead had token: ${text} ${advice}`);
    }
    items.push(first);
    while (this.hasMore()) {
      const item = this.concatenation();
      if (item !== undefined) items.push(item);
      else this.passTrailingComma();
    }
    return array;
  }

  private hasMore(): boolean {
    if (this.separator()) return true;
    const token = this.nextSignificant();
    if (isSign(token, ']')) return false;
    const text = tokenText(token);
    const advice = `(if you want ${text} to be part of a string value, then double-quote it)`;
    throw this.problem(`List should have ended with ] or had a comma, instead had token: ${text} ${advice}`);
  }

  /** One comma may stand before the end of an array. */
  private passTrailingComma(): void {
    const token = this.nextSignificant();
    if (!isSign(token, ']')) {
      const text = tokenText(token);
      const advice = `(if you want the comma or ${text} to be part of a string value, then double-quote it)`;
      throw this.problem(`List should have had new element after a comma, instead had token: ${text} ${advice}`);
    }
    this.buffer.push(token);
  }

  private problem(message: string): HoconParseError {
    return new HoconParseError(this.line, message);
  }

  /** The gem's advice lacks the bracket at its end. */
  private withAdvice(token: Token, message: string): HoconParseError {
    if (isSign(token, 'end of file')) return this.problem(message);
    const advice = `(if you intended ${tokenText(token)} to be part of a key or string value`;
    return this.problem(`${message} ${advice}, try enclosing the key or value in double quotes`);
  }
}

function isIgnored(token: Token): boolean {
  return token.kind === 'blank' || token.kind === 'comment' || (token.kind === 'text' && isBlank(token.text));
}

function startsValue(token: Token): boolean {
  return isSimple(token) || isSign(token, '{') || isSign(token, '[');
}
