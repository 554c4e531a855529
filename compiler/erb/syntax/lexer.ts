/**
 * Text of a script to tokens, as far as templates need it. Declines what Ruby reads by the state of its parser, such as `a /b`, unless one look at
 * the token before tells.
 *
 * Ruby: parse.y (parser_yylex)
 */
import { decline } from '../declined.ts';
import { MARK } from './script.ts';
import { KEYWORDS, OPERATORS, type StringPart, type Token, type TokenKind } from './tokens.ts';

const SPACE = /(?:[ \t\r\f\v]|\\\r?\n)+/y;
const COMMENT = /#[^\n]*/y;
const NAME = /[A-Za-z_]\w*/y;
const VARIABLE = /@[A-Za-z_]\w*/y;
const NUMBER = /(?:0|[1-9]\d*(?:_\d+)*)(\.\d+(?:_\d+)*)?([eE][+-]?\d+)?(?!\w)/y;
const SYMBOL = /:(?:([A-Za-z_]\w*[?!]?(?![\w?!=]|::))|"([^"\\#]*)"|'([^'\\]*)'|([+*](?=\))))/y;
const REGEXP_OPTIONS = /[a-z]*/y;
const TEXT = new RegExp(`${MARK.text}(\\d+)${MARK.text}`, 'y');
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  s: ' ',
  e: '\x1b',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

export function tokensOf(code: string): readonly Token[] {
  const lexer = new Lexer(code);
  return lexer.tokens('');
}

class Lexer {
  private readonly code: string;
  private at = 0;
  private list: Token[] = [];
  private isSpaced = true;

  constructor(code: string) {
    this.code = code;
  }

  /** All tokens up to the bracket, which is passed, or to the end. */
  tokens(closer: '' | '}'): readonly Token[] {
    const outer = this.list;
    this.list = [];
    this.isSpaced = true;
    for (let depth = 0; ; ) {
      this.skipSpace();
      const character = this.code[this.at];
      if (character === undefined) {
        if (closer !== '') decline('an interpolation without an end');
        break;
      }
      if (character === '{') depth++;
      if (character === '}' && depth-- === 0) {
        if (closer !== '}') decline('a bracket too many');
        this.at++;
        break;
      }
      this.list.push(this.next(character));
      this.isSpaced = false;
    }
    this.isSpaced = true;
    this.list.push(this.made('end', ''));
    const list = this.list;
    this.list = outer;
    return list;
  }

  private skipSpace(): void {
    for (;;) {
      const isComment = this.take(COMMENT) !== undefined;
      if (isComment && this.at >= this.code.length - 1) decline('a comment that hides that the script answers its output');
      if (!isComment && this.take(SPACE) === undefined) return;
      this.isSpaced = true;
    }
  }

  private next(character: string): Token {
    if (character === '\n' || character === ';') {
      this.at++;
      return this.made('newline', character);
    }
    if (character === MARK.open || character === MARK.close) {
      this.at++;
      return this.made(character === MARK.open ? 'open' : 'close', '');
    }
    if (character === MARK.text) return this.made('text', this.matched(TEXT)[1] as string);
    if (/[A-Za-z_]/.test(character)) return this.name();
    if (character === '@') return this.made('variable', this.matched(VARIABLE)[0].slice(1));
    if (/\d/.test(character)) return this.number();
    if (character === "'") return this.made('string', '', [this.quoted("'")]);
    if (character === '"') return this.doubleQuoted('"');
    const symbol = character === ':' ? this.symbol() : undefined;
    if (symbol) return symbol;
    if (character === '/' && this.beginsValue()) return this.regexp();
    if (character === '%' && this.beginsValue()) return this.percent();
    if (character === '?' && this.mayBeCharacter()) decline('a character literal');
    return this.operator();
  }

  private name(): Token {
    const isMember = this.isMember();
    let name = this.matched(NAME)[0];
    const mark = this.code[this.at];
    if ((mark === '?' || mark === '!') && this.code[this.at + 1] !== '=') {
      name += mark;
      this.at++;
    }
    if (this.code[this.at] === ':' && this.code[this.at + 1] !== ':') decline('a label, or a colon without a space');
    if (!isMember && KEYWORDS.has(name)) return this.made('keyword', name);
    return this.made(/^[A-Z]/.test(name) ? 'constant' : 'identifier', name);
  }

  private isMember(): boolean {
    const last = this.list.at(-1);
    return last?.kind === 'operator' && (last.text === '.' || last.text === '&.');
  }

  private number(): Token {
    const [digits, fraction, exponent] = this.matched(NUMBER);
    if (this.code[this.at] === '.' && /\d/.test(this.code[this.at + 1] ?? '')) decline('an odd number');
    return this.made(fraction === undefined && exponent === undefined ? 'integer' : 'float', digits.replaceAll('_', ''));
  }

  private symbol(): Token | undefined {
    const found = this.take(SYMBOL);
    if (found === undefined) return undefined;
    // `a ?b :c`
    if (!this.beginsValue()) decline('a colon behind a value');
    return this.made('symbol', found.slice(1).find((name) => name !== undefined) ?? '');
  }

  /** Whether a value begins here rather than an operator; declines where only Ruby's parser knows. */
  private beginsValue(): boolean {
    const last = this.list.at(-1);
    if (last === undefined) return true;
    switch (last.kind) {
      case 'operator':
        return last.text !== ')' && last.text !== ']' && last.text !== '}';
      case 'keyword':
        return !['end', 'nil', 'true', 'false', 'self'].includes(last.text);
      case 'newline':
      case 'open':
        return true;
      case 'identifier': {
        const after = this.code[this.at + 1] ?? '';
        if (!this.isSpaced || /\s/.test(after)) return false;
        return this.code[this.at] === ':' ? true : decline('an operator, or the beginning of an argument');
      }
      default:
        return false;
    }
  }

  /** `a.b?c` is a call with an argument, too. */
  private mayBeCharacter(): boolean {
    return this.beginsValue() || (this.list.at(-1)?.kind === 'identifier' && /\S/.test(this.code[this.at + 1] ?? ''));
  }

  private doubleQuoted(closer: string, opener = ''): Token {
    this.at++;
    const { isSpaced } = this;
    const parts: StringPart[] = [];
    let text = '';
    for (let depth = 0; ; ) {
      const character = this.code[this.at++];
      if (character === undefined) decline('a text without an end');
      else if (character === opener) depth++;
      if (character === closer && depth-- === 0) break;
      if (character === '\\') text += this.escape();
      else if (character === '#' && this.code[this.at] === '{') {
        this.at++;
        if (text !== '') parts.push(text);
        text = '';
        parts.push(this.tokens('}'));
      } else if (character === '#' && /[@$]/.test(this.code[this.at] ?? '')) decline('an interpolation without braces');
      else text += this.plain(character as string);
    }
    if (text !== '' || parts.length === 0) parts.push(text);
    this.isSpaced = isSpaced;
    return this.made('string', '', parts);
  }

  private escape(): string {
    const character = this.code[this.at++] ?? decline('a text without an end');
    if (character === '\n') return '';
    if (ESCAPES[character] !== undefined) return ESCAPES[character];
    return /[A-Za-z0-9]/.test(character) || character > '~' || character < ' ' ? decline(`the escape \\${character}`) : character;
  }

  /** In single quotes: a backslash stands for itself but before a quote or another one. */
  private quoted(closer: string, opener = ''): string {
    this.at++;
    let text = '';
    for (let depth = 0; ; ) {
      const character = this.code[this.at++];
      if (character === undefined) decline('a text without an end');
      else if (character === '\\' && ['\\', closer, opener].includes(this.code[this.at] ?? '')) text += this.code[this.at++];
      else {
        if (character === opener) depth++;
        if (character === closer && depth-- === 0) return text;
        text += this.plain(character as string);
      }
    }
  }

  /** Texts of templates do not stand within literals. */
  private plain(character: string): string {
    return character <= MARK.close && character !== '\0' ? decline('a literal over several tags') : character;
  }

  private regexp(): Token {
    this.at++;
    let source = '';
    for (;;) {
      const character = this.code[this.at++] ?? decline('a pattern without an end');
      if (character === '/') break;
      if (character === '#' && /[{@$]/.test(this.code[this.at] ?? '')) decline('a pattern with an interpolation');
      source += character === '\\' ? this.escapeInPattern() : this.plain(character);
    }
    const options = this.matched(REGEXP_OPTIONS)[0];
    if (/[^imx]/.test(options)) decline('an option of a pattern');
    return this.made('regexp', source, [options]);
  }

  private escapeInPattern(): string {
    const character = this.plain(this.code[this.at++] ?? decline('a pattern without an end'));
    return character === '/' ? '/' : `\\${character}`;
  }

  /** `%w(a b)`, `%q(a)`, `%Q(a)`, `%(a)` */
  private percent(): Token {
    const [, kind = '', opener = ''] =
      /^%([wqQ]?)([([{<])/.exec(this.code.slice(this.at, this.at + 3)) ?? decline('a literal with %');
    const closer = CLOSERS[opener] as string;
    this.at += kind.length + 1;
    if (kind === 'q') return this.made('string', '', [this.quoted(closer, opener)]);
    if (kind !== 'w') return this.doubleQuoted(closer, opener);
    const text = this.quoted(closer, opener);
    if (text.includes('\\')) decline('an escape in a list of words');
    return this.made(
      'words',
      '',
      text.split(/\s+/).filter((word) => word !== ''),
    );
  }

  private operator(): Token {
    const operator = OPERATORS.find((one) => this.code.startsWith(one, this.at)) ?? decline(`the character ${this.code[this.at]}`);
    if (operator === '<<' && /[\w"'`~-]/.test(this.code[this.at + 2] ?? '') && this.mayBeHeredoc()) decline('a heredoc');
    this.at += operator.length;
    return this.made('operator', operator);
  }

  private mayBeHeredoc(): boolean {
    const last = this.list.at(-1);
    if (last === undefined || last.kind === 'identifier') return true;
    return this.beginsValue();
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.code) ?? undefined;
    if (found !== undefined) this.at = pattern.lastIndex;
    return found;
  }

  private matched(pattern: RegExp): RegExpExecArray {
    return this.take(pattern) ?? decline(`the character ${this.code[this.at]}`);
  }

  private made(kind: TokenKind, text: string, parts: readonly StringPart[] = []): Token {
    return { kind, text, parts, isSpaced: this.isSpaced };
  }
}
