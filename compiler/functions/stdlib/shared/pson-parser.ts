/**
 * PSON, Puppet's older form of JSON: an array or a hash; what is cut off at the end of the text is complete.
 *
 * Puppet: external/pson/pure/parser.rb
 */
import { PuppetHash, type Value } from '../../../values/index.ts';
import { PuppetError } from '../../function.ts';

const IGNORE = /(?:\/\/[^\n\r]*[\n\r]|\/\*(?:[^*/]|\/[^*]|\*[^/]|\/(?=\*\/))*\*\/|[ \t\r\n]+)+/y;
const STRING = /"((?:[^\x00-\x1f"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4}|\\[^"\\/bfnrtu\x00-\x1f])*)"/y;
const FLOAT = /-?(?:0|[1-9]\d*)(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+)/y;
const INTEGER = /-?0|-?[1-9]\d*/y;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const WORDS: readonly (readonly [string, Value])[] = [
  ['true', true],
  ['false', false],
  ['null', undefined],
];
const NOT_FINITE: readonly (readonly [string, Value])[] = [
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];
const SHOWN_BYTES = 20;
const NOTHING = Symbol('no value');

export function parsePson(text: string): Value {
  return new PsonParser(text).document();
}

class PsonParser {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): Value {
    let result: Value;
    while (!this.isAtEnd()) {
      if (this.match(IGNORE)) continue;
      const open = ['{', '['].find((bracket) => this.take(bracket));
      if (open === undefined || result !== undefined) throw new PuppetError(`source '${this.rest()}' not in PSON!`);
      result = open === '{' ? this.entries() : this.elements();
    }
    if (result === undefined) throw new PuppetError('source did not contain any PSON!');
    return result;
  }

  private value(): Value | typeof NOTHING {
    const float = this.match(FLOAT);
    if (float) return Number(float[0]);
    const integer = this.match(INTEGER);
    if (integer) return BigInt(integer[0]);
    for (const [word, value] of WORDS) if (this.take(word)) return value;
    const string = this.match(STRING);
    if (string) return unescaped(string[1] as string);
    if (this.take('[')) return this.elements();
    if (this.take('{')) return this.entries();
    for (const [word, value] of NOT_FINITE) if (this.take(word)) return value;
    return NOTHING;
  }

  private elements(): Value {
    const result: Value[] = [];
    let isNextDue = false;
    while (!this.isAtEnd()) {
      const value = this.value();
      if (value !== NOTHING) {
        result.push(value);
        isNextDue = this.separator(']', 'array');
      } else if (this.take(']')) {
        if (isNextDue) throw this.problem('expected next element in array');
        break;
      } else if (!this.match(IGNORE)) throw this.problem('unexpected token in array');
    }
    return result;
  }

  private entries(): Value {
    const result = new PuppetHash();
    let isNextDue = false;
    while (!this.isAtEnd()) {
      const key = this.match(STRING);
      if (key) {
        this.match(IGNORE);
        if (!this.take(':')) throw this.problem("expected ':' in object");
        this.match(IGNORE);
        const value = this.value();
        if (value === NOTHING) throw this.problem('expected value in object');
        result.set(unescaped(key[1] as string), value);
        isNextDue = this.separator('}', 'object');
      } else if (this.take('}')) {
        if (isNextDue) throw this.problem('expected next name, value pair in object');
        break;
      } else if (!this.match(IGNORE)) throw this.problem('unexpected token in object');
    }
    return result;
  }

  /** Whether a comma follows; otherwise the end must. */
  private separator(end: string, what: string): boolean {
    this.match(IGNORE);
    if (this.take(',')) return true;
    if (!this.text.startsWith(end, this.at)) throw this.problem(`expected ',' or '${end}' in ${what}`);
    return false;
  }

  private isAtEnd(): boolean {
    return this.at >= this.text.length;
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

  private problem(what: string): PuppetError {
    return new PuppetError(`${what} at '${this.rest()}'!`);
  }

  private rest(): string {
    return Buffer.from(this.text.slice(this.at)).subarray(0, SHOWN_BYTES).toString();
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex: string | undefined, character: string) => {
    return hex === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(hex, 16));
  });
}
