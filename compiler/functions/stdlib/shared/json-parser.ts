/**
 * JSON as Ruby's parser reads it, with its messages: comments are allowed, the last of equal keys wins.
 *
 * Ruby: json 2.6.1, ext/json/parser/parser.rl (the numbers in messages are its lines)
 */
import { PuppetHash, type Value } from '../../../values/index.ts';
import { PuppetError } from '../../function.ts';
import { JsonScanner, unescapedJson } from './json-scanner.ts';

const MAX_DEPTH = 100;
const BLANK = /(?:[ \t\r\n]|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*/y;
const STRING = /"((?:[^"\\\x00-\x1f]|\\u[0-9a-fA-F]{4}|\\[^u\x00-\x1f])*)"/y;
const FLOAT = /-?(?:0|[1-9]\d*)(?:\.\d+(?:[Ee][+-]?\d+)?|[Ee][+-]?\d+)(?![0-9Ee.-])/y;
const INTEGER = /-?(?:0|[1-9]\d*)(?!\d)/y;
const WORDS: readonly (readonly [string, Value])[] = [
  ['null', undefined],
  ['true', true],
  ['false', false],
];
/** What is no JSON, but understood: where in the text the message begins, and its number. */
const NOT_FINITE: readonly (readonly [string, number, number])[] = [
  ['NaN', 0, 225],
  ['Infinity', -1, 232],
  ['-Infinity', 0, 249],
];
const NOTHING = Symbol('no value');

export function parseJson(text: string): Value {
  return new JsonParser(text).document();
}

class JsonParser {
  private readonly scanner: JsonScanner;
  private isSpoilt = false;

  constructor(text: string) {
    this.scanner = new JsonScanner(text);
  }

  document(): Value {
    this.skipBlank();
    const value = this.value(0);
    if (value === NOTHING) throw this.scanner.unexpected(859);
    this.skipBlank();
    if (this.isSpoilt || !this.scanner.isAtEnd) throw this.scanner.unexpected(859);
    return value;
  }

  /** The value here; where there is none, the place stays. */
  private value(depth: number): Value | typeof NOTHING {
    const start = this.scanner.at;
    const value = this.scalar() ?? this.collection(depth);
    if (value === undefined) {
      this.scanner.at = start;
      return NOTHING;
    }
    return value.found;
  }

  private scalar(): { readonly found: Value } | undefined {
    if (this.isSpoilt) return undefined;
    for (const [word, offset, line] of NOT_FINITE) {
      if (this.scanner.startsWith(word)) throw this.scanner.unexpected(line, Math.max(this.scanner.at + offset, 0));
    }
    for (const [word, value] of WORDS) if (this.take(word)) return { found: value };
    const float = this.match(FLOAT);
    if (float) return { found: Number(float[0]) };
    const integer = this.match(INTEGER);
    if (integer) return { found: BigInt(integer[0]) };
    const string = this.match(STRING);
    return string && { found: unescapedJson(string[1] as string) };
  }

  private collection(depth: number): { readonly found: Value } | undefined {
    const isArray = this.take('[');
    if (!isArray && !this.take('{')) return undefined;
    if (depth >= MAX_DEPTH) throw new PuppetError(`nesting of ${depth + 1} is too deep`);
    if (isArray) return { found: this.elements(depth + 1) };
    const entries = this.entries(depth + 1);
    return entries && { found: new PuppetHash(entries) };
  }

  private elements(depth: number): Value {
    const result: Value[] = [];
    this.skipBlank();
    if (this.take(']')) return result;
    for (;;) {
      this.skipBlank();
      const value = this.value(depth);
      if (value === NOTHING) throw this.scanner.unexpected(451);
      result.push(value);
      this.skipBlank();
      if (this.take(']')) return result;
      if (!this.take(',')) throw this.scanner.unexpected(451);
    }
  }

  /** Undefined when something is wrong: who asked for the value says so. */
  private entries(depth: number): readonly (readonly [Value, Value])[] | undefined {
    const result: (readonly [Value, Value])[] = [];
    this.skipBlank();
    if (this.take('}')) return result;
    for (;;) {
      this.skipBlank();
      const key = this.match(STRING);
      this.skipBlank();
      if (!key || !this.take(':')) return undefined;
      this.skipBlank();
      const value = this.value(depth);
      if (value === NOTHING) return undefined;
      result.push([unescapedJson(key[1] as string), value]);
      this.skipBlank();
      if (this.take('}')) return result;
      if (!this.take(',')) return undefined;
    }
  }

  /** White space and comments; a comment that does not end takes the rest of the text, a slash that begins none spoils all. */
  private skipBlank(): void {
    const { scanner } = this;
    scanner.match(BLANK);
    if (this.isSpoilt || !scanner.take('/')) return;
    this.isSpoilt = true;
    if (scanner.startsWith('/') || scanner.startsWith('*')) scanner.at = scanner.text.length;
  }

  private take(word: string): boolean {
    return !this.isSpoilt && this.scanner.take(word);
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    return this.isSpoilt ? undefined : this.scanner.match(pattern);
  }
}
