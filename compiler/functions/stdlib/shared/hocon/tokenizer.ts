/** A text of HOCON as tokens, one at a time. Ruby gem hocon: impl/tokenizer.rb */
import { parseRubyFloat, parseRubyInteger } from '../../../../types/index.ts';
import type { Value } from '../../../../values/index.ts';
import { PuppetError } from '../../../function.ts';
import { toInteger } from '../../../shared/integer.ts';
import { noMethod } from '../ruby-errors.ts';
import { isSign, isSimple, type Sign, sign, type Token, tokenText } from './tokens.ts';

const SIGNS: ReadonlySet<string> = new Set([':', ',', '=', '{', '}', '[', ']']);
const FIRST_OF_NUMBER = /[0-9-]/;
const IN_NUMBER = /[0-9eE+\-.]/;
const RESERVED = /[$"{}[\]:=,+#`^?!@*&\\]/;
const BLANK = /[\t-\r \u0085\p{Z}]/u;
const CONTROL = /\p{Cc}/u;
const WORDS: readonly (readonly [string, Value])[] = [
  ['true', true],
  ['null', undefined],
  ['false', false],
];
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
/** How the end of the text appears where a character is asked for. */
const END = '-1';

export function isBlank(text: string): boolean {
  return Array.from(text).every((character) => BLANK.test(character));
}

/** What is no token: it becomes one that the parser complains of. */
class Problem extends Error {
  readonly what: string;
  constructor(what: string, message: string) {
    super(message);
    this.what = what;
  }
}

/** White space between tokens: text where it stands between two values, nothing otherwise. */
class Blanks {
  private text = '';
  private isAfterSimple = false;

  add(character: string): void {
    this.text += character;
  }

  /** The token for the white space before a token. */
  before(token: Token, line: number): readonly Token[] {
    const { text, isAfterSimple } = this;
    // White space before what is no value is no text, even right after a value.
    this.isAfterSimple = isSimple(token);
    if (text === '') return [];
    this.text = '';
    return [{ kind: isAfterSimple && isSimple(token) ? 'text' : 'blank', line, text }];
  }
}

export class Tokenizer {
  private readonly characters: readonly string[];
  private readonly blanks = new Blanks();
  private readonly queue: Token[] = [];
  private at = 0;
  private line = 1;

  constructor(text: string) {
    this.characters = Array.from(text);
  }

  next(): Token {
    const queued = this.queue.shift();
    if (queued) return queued;
    const token = this.read();
    this.queue.push(...this.blanks.before(token, this.line), token);
    return this.queue.shift() as Token;
  }

  private read(): Token {
    try {
      return this.token(this.blanks);
    } catch (error) {
      if (error instanceof Problem) return { kind: 'problem', line: this.line, what: error.what, message: error.message };
      throw error;
    }
  }

  private token(blanks: Blanks): Token {
    const { line } = this;
    let character = this.take();
    while (character !== undefined && character !== '\n' && BLANK.test(character)) {
      blanks.add(character);
      character = this.take();
    }
    if (character === undefined) return sign('end of file');
    if (character === '\n') {
      this.line++;
      return { kind: 'newline', line, text: '\n' };
    }
    if (this.isComment(character)) return this.comment(character);
    if (SIGNS.has(character)) return sign(character as Sign);
    if (character === '"') return this.quoted();
    if (character === '$') return this.substitution();
    if (character === '+') return this.plusEquals();
    if (FIRST_OF_NUMBER.test(character)) return this.number(character);
    if (RESERVED.test(character)) throw new Problem(character, `Reserved character '${character}' is not allowed outside quotes`);
    this.at--;
    return this.unquoted();
  }

  private take(): string | undefined {
    return this.characters[this.at++];
  }

  /** Whether the character, which was taken, begins a comment. */
  private isComment(character: string): boolean {
    return character === '#' || (character === '/' && this.characters[this.at] === '/');
  }

  private comment(first: string): Token {
    if (first === '/') this.at++;
    const start = this.at;
    const newline = this.characters.indexOf('\n', start);
    this.at = newline < 0 ? this.characters.length : newline;
    return { kind: 'comment', line: this.line, text: this.characters.slice(start, this.at).join('') };
  }

  private plusEquals(): Token {
    const character = this.take() ?? END;
    if (character === '=') return sign('+=');
    throw new Problem(character, `'+' not followed by =, '${character}' not allowed after '+'`);
  }

  private unquoted(): Token {
    const { line } = this;
    let text = '';
    for (let character = this.take(); character !== undefined; character = this.take()) {
      if (RESERVED.test(character) || BLANK.test(character) || this.isComment(character)) break;
      text += character;
      const word = WORDS.find(([name]) => name === text);
      if (word) return { kind: 'value', line, value: word[1], text, source: text };
    }
    this.at--;
    return { kind: 'text', line, text };
  }

  private number(first: string): Token {
    const { line } = this;
    let text = first;
    let character = this.take();
    for (; character !== undefined && IN_NUMBER.test(character); character = this.take()) text += character;
    this.at--;
    const value = numberOf(text);
    if (value !== undefined) return { kind: 'value', line, value, text, source: text };
    if (text.includes('+')) throw new Problem('+', "Reserved character '+'is not allowed outside quotes");
    return { kind: 'text', line, text };
  }

  private quoted(): Token {
    const start = this.at - 1;
    let text = '';
    for (let character = this.take(); character !== '"'; character = this.take()) {
      if (character === undefined) throw new Problem(END, 'End of input but string quote was still open');
      if (character === '\\') text += this.escape();
      else if (CONTROL.test(character)) {
        throw new Problem(character, `JSON does not allow unescaped ${character} in quoted strings, use a backslash escape`);
      } else text += character;
    }
    if (text === '' && this.characters[this.at] === '"') {
      this.at++;
      text = this.tripleQuoted();
    }
    const source = this.characters.slice(start, this.at).join('');
    return { kind: 'value', line: this.line, value: text, text, source };
  }

  private escape(): string {
    const character = this.take();
    if (character === undefined) throw new Problem('', 'End of input but backslash in string had nothing after it');
    if (character === 'u') return this.unicodeEscape();
    const escaped = ESCAPES[character];
    // The gem means to report it, and fails while it does.
    if (escaped === undefined) throw noMethod('line_number', character);
    return escaped;
  }

  private unicodeEscape(): string {
    const digits = this.characters.slice(this.at, this.at + 4);
    if (digits.length < 4) throw new Problem(END, 'End of input but expecting 4 hex digits for \\uXXXX escape');
    this.at += 4;
    // Ruby's `hex` reads what it can.
    return String.fromCodePoint(Number.parseInt(/^[0-9a-f]*/i.exec(digits.join(''))?.[0] || '0', 16));
  }

  /** The text up to three quotes; of more than three, the first ones belong to it. */
  private tripleQuoted(): string {
    let text = '';
    let quotes = 0;
    for (;;) {
      const character = this.take();
      if (character === '"') quotes++;
      else if (quotes >= 3) {
        this.at--;
        return text.slice(0, -3);
      } else if (character === undefined) throw new Problem(END, 'End of input but triple-quoted string was still open');
      else {
        quotes = 0;
        if (character === '\n') this.line++;
      }
      text += character;
    }
  }

  private substitution(): Token {
    const character = this.take() ?? END;
    if (character !== '{') throw new Problem(character, `'$' not followed by {, '${character}' not allowed after '$'`);
    const isOptional = this.characters[this.at] === '?';
    if (isOptional) this.at++;
    const blanks = new Blanks();
    const expression: Token[] = [];
    for (;;) {
      const token = this.token(blanks);
      if (isSign(token, '}')) return { kind: 'substitution', line: this.line, isOptional, expression };
      if (isSign(token, 'end of file')) throw new Problem(tokenText(token), 'Substitution ${ was not closed with a }');
      expression.push(...blanks.before(token, this.line), token);
    }
  }
}

/** The number that a text stands for: an Integer when it is whole, however it is written. */
function numberOf(text: string): Value {
  try {
    if (!/[.eE]/.test(text)) return parseRubyInteger(text);
    const number = parseRubyFloat(text);
    return Number.isInteger(number) || !Number.isFinite(number) ? toInteger(number) : number;
  } catch (error) {
    if (error instanceof PuppetError && error.message.startsWith('invalid value for')) return undefined;
    throw error;
  }
}
