/**
 * JSON as Ruby's parser reads it: Integers of any size, Floats apart from them, comments, duplicate keys (the last wins).
 *
 * Ruby: json/ext/parser
 */
import { PuppetHash, type Value } from '../../values/index.ts';

export class JsonError extends Error {}

export function parseJson(text: string): Value {
  const parser = new JsonParser(text);
  const value = parser.value();
  parser.end();
  return value;
}

const BLANK = /(?:[ \t\r\n]|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:(\.[0-9]+(?:[Ee][+-]?[0-9]+)?)|([Ee][+-]?[0-9]+))?/y;
const STRING = /"((?:[^"\\\0-\x1f]|\\["\\/bfnrtu]|\\[^u\0-\x1f])*)"/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

class JsonParser {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  value(): Value {
    this.blank();
    const start = this.at;
    switch (this.text[start]) {
      case '{':
        return this.object();
      case '[':
        return this.array();
      case '"':
        return this.string();
      default:
        return this.word() ?? this.number();
    }
  }

  end(): void {
    this.blank();
    if (this.at < this.text.length) throw this.unexpected(this.at);
  }

  private object(): PuppetHash {
    const start = this.at;
    const hash = new PuppetHash();
    this.at++;
    if (this.take('}')) return hash;
    do {
      this.blank();
      if (this.text[this.at] !== '"')
        throw new JsonError(
          `expected object key, got '${this.text.slice(this.at)}' at line ${this.line()} column ${this.column()}`,
        );
      const key = this.string();
      if (!this.take(':')) throw this.unexpected(start);
      hash.set(key, this.value());
    } while (this.take(','));
    if (!this.take('}')) throw this.unexpected(start);
    return hash;
  }

  private array(): Value[] {
    const start = this.at;
    const list: Value[] = [];
    this.at++;
    if (this.take(']')) return list;
    do list.push(this.value());
    while (this.take(','));
    if (!this.take(']')) throw this.unexpected(start);
    return list;
  }

  private string(): string {
    const match = this.match(STRING);
    if (match === undefined) throw this.unexpected(this.at);
    return (match[1] as string).replace(
      /\\(?:u([0-9a-fA-F]{4})|(.))/gs,
      (_whole, code: string | undefined, letter: string | undefined) =>
        code === undefined ? (ESCAPES.get(letter as string) ?? (letter as string)) : String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  private word(): Value | undefined {
    for (const [word, value] of [
      ['true', true],
      ['false', false],
    ] as const) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return undefined;
  }

  private number(): Value {
    if (this.text.startsWith('null', this.at)) {
      this.at += 4;
      return undefined;
    }
    const match = this.match(NUMBER);
    if (match === undefined) throw this.unexpected(this.at);
    return match[1] === undefined && match[2] === undefined ? BigInt(match[0]) : Number(match[0]);
  }

  private blank(): void {
    this.match(BLANK);
  }

  private take(character: string): boolean {
    this.blank();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at = pattern.lastIndex;
    return match;
  }

  private line(): number {
    return this.text.slice(0, this.at).split('\n').length;
  }

  private column(): number {
    return this.at - this.text.lastIndexOf('\n', this.at - 1);
  }

  private unexpected(at: number): JsonError {
    return new JsonError(`unexpected token at '${this.text.slice(at)}'`);
  }
}
