/**
 * JSON as Ruby's parser reads it: Integers of any size, Floats apart from them, comments, duplicate keys (the last wins).
 *
 * Ruby: json/ext/parser
 */
import { PuppetHash, type Value } from '../../values/index.ts';

export class JsonError extends Error {}

/**
 * What Ruby's parser prefixes to its messages: lines of its own source. An error in an object is told where the outermost value
 * begins, one in an array where it is.
 */
const TOP_LEVEL = 859;
const IN_ARRAY = 451;

/** What is meant by what stands between the quotes of a string. */
export function unescaped(written: string): string {
  return written.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_whole, code: string | undefined, letter: string | undefined) =>
    code === undefined ? (ESCAPES.get(letter as string) ?? (letter as string)) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Something is no value; told by the array or document around it. */
class Malformed {}

export function parseJson(text: string): Value {
  return new JsonParser(text).document();
}

const BLANK = /(?:[ \t\r\n]|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:(\.[0-9]+(?:[Ee][+-]?[0-9]+)?)|([Ee][+-]?[0-9]+))?/y;
const STRING = /"((?:[^"\\\0-\x1f]|\\["\\/bfnrtu]|\\[^u\0-\x1f])*)"/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Ruby: the option max_nesting, unless it is given. */
const MAX_NESTING = 100;

class JsonParser {
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): Value {
    this.blank();
    const value = this.guarded(() => this.value(), TOP_LEVEL);
    this.blank();
    if (this.at < this.text.length) throw this.unexpected(this.at + this.unfinishedComment(), TOP_LEVEL);
    return value;
  }

  /** A malformed value in it is told from where it begins. */
  private guarded(body: () => Value, line: number): Value {
    const start = this.at;
    try {
      return body();
    } catch (error) {
      throw error instanceof Malformed ? this.unexpected(start, line) : error;
    }
  }

  private value(): Value {
    this.blank();
    switch (this.text[this.at]) {
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case '"':
        return this.string();
      default:
        return this.word() ?? this.number();
    }
  }

  private nested(body: () => Value): Value {
    if (++this.depth > MAX_NESTING) throw new JsonError(`nesting of ${this.depth} is too deep`);
    const value = body();
    this.depth--;
    return value;
  }

  private object(): PuppetHash {
    const hash = new PuppetHash();
    this.at++;
    if (this.take('}')) return hash;
    do {
      this.blank();
      const key = this.string();
      if (!this.take(':')) throw new Malformed();
      hash.set(key, this.value());
    } while (this.take(','));
    if (!this.take('}')) throw new Malformed();
    return hash;
  }

  private array(): Value[] {
    const list: Value[] = [];
    this.at++;
    if (this.take(']')) return list;
    do {
      this.blank();
      list.push(this.guarded(() => this.value(), IN_ARRAY));
    } while (this.take(','));
    if (!this.take(']')) throw this.unexpected(this.at, IN_ARRAY);
    return list;
  }

  private string(): string {
    const match = this.match(STRING);
    if (match === undefined) throw new Malformed();
    return unescaped(match[1] as string);
  }

  private word(): Value | undefined {
    this.refuseNotFinite();
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

  /** Ruby names these at once, with the line of its source that does. */
  private refuseNotFinite(): void {
    if (this.text.startsWith('NaN', this.at)) throw this.unexpected(this.at, 225);
    if (this.text.startsWith('Infinity', this.at)) throw this.unexpected(this.at - 1, 232);
    if (this.text.startsWith('-Infinity', this.at)) throw this.unexpected(this.at, 249);
  }

  private number(): Value {
    if (this.text.startsWith('null', this.at)) {
      this.at += 4;
      return undefined;
    }
    const match = this.match(NUMBER);
    if (match === undefined) throw new Malformed();
    return match[1] === undefined && match[2] === undefined ? BigInt(match[0]) : Number(match[0]);
  }

  private blank(): void {
    this.match(BLANK);
  }

  /** Length of a comment that is not closed, or of the slash that begins none: Ruby complains of what is behind it. */
  private unfinishedComment(): number {
    return /^\/(?:\*[\s\S]*|\/.*)?/.exec(this.text.slice(this.at))?.[0].length ?? 0;
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

  private unexpected(at: number, line: number): JsonError {
    return new JsonError(`${line}: unexpected token at '${this.text.slice(at)}'`);
  }
}

/** What is wrong with a text of JSON, in the words of Ruby's library; undefined for a sound one. */
export function jsonError(text: string): string | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    if (error instanceof JsonError) return error.message;
    throw error;
  }
}
