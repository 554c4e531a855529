/**
 * JSON as Ruby's parser reads it, with its messages: comments are allowed, the last of equal keys wins.
 *
 * Ruby: json 2.6.1, ext/json/parser/parser.rl (the numbers in messages are its lines)
 */
import { PuppetHash, type Value } from '../../../values/index.ts';
import { PuppetError } from '../../function.ts';

const MAX_DEPTH = 100;
const BLANK = /(?:[ \t\r\n]|\/\*[\s\S]*?\*\/|\/\/[^\n]*(?:\n|$))*/y;
const STRING = /"((?:[^"\\\x00-\x1f]|\\u[0-9a-fA-F]{4}|\\[^u\x00-\x1f])*)"/y;
const FLOAT = /-?(?:0|[1-9]\d*)(?:\.\d+(?:[Ee][+-]?\d+)?|[Ee][+-]?\d+)(?![0-9Ee.-])/y;
const INTEGER = /-?(?:0|[1-9]\d*)(?!\d)/y;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
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
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): Value {
    this.skipBlank();
    const value = this.value(0);
    if (value === NOTHING) throw this.unexpected(859, this.at);
    this.skipBlank();
    if (this.at < this.text.length) throw this.unexpected(859, this.at);
    return value;
  }

  /** The value here; where there is none, the place stays. */
  private value(depth: number): Value | typeof NOTHING {
    const start = this.at;
    const value = this.scalar() ?? this.collection(depth);
    if (value === undefined) {
      this.at = start;
      return NOTHING;
    }
    return value.found;
  }

  private scalar(): { readonly found: Value } | undefined {
    for (const [word, offset, line] of NOT_FINITE) {
      if (this.text.startsWith(word, this.at)) throw this.unexpected(line, Math.max(this.at + offset, 0));
    }
    for (const [word, value] of WORDS) if (this.take(word)) return { found: value };
    const float = this.match(FLOAT);
    if (float) return { found: Number(float[0]) };
    const integer = this.match(INTEGER);
    if (integer) return { found: BigInt(integer[0]) };
    const string = this.match(STRING);
    return string && { found: unescaped(string[1] as string) };
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
      if (value === NOTHING) throw this.unexpected(451, this.at);
      result.push(value);
      this.skipBlank();
      if (this.take(']')) return result;
      if (!this.take(',')) throw this.unexpected(451, this.at);
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
      result.push([unescaped(key[1] as string), value]);
      this.skipBlank();
      if (this.take('}')) return result;
      if (!this.take(',')) return undefined;
    }
  }

  private skipBlank(): void {
    this.match(BLANK);
  }

  private take(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }

  private unexpected(line: number, at: number): PuppetError {
    return new PuppetError(`${line}: unexpected token at '${this.text.slice(at)}'`);
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex: string | undefined, character: string) => {
    return hex === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(hex, 16));
  });
}
