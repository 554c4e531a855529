/**
 * PSON, Puppet's older form of JSON: an array or a hash; what is cut off at the end of the text is complete.
 *
 * Puppet: external/pson/pure/parser.rb
 */
import { PuppetHash, type Value } from '../../../values/index.ts';
import { PuppetError } from '../../function.ts';
import { JsonScanner, unescapedJson } from './json-scanner.ts';

const IGNORE = /(?:\/\/[^\n\r]*[\n\r]|\/\*(?:[^*/]|\/[^*]|\*[^/]|\/(?=\*\/))*\*\/|[ \t\r\n]+)+/y;
const STRING = /"((?:[^\x00-\x1f"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4}|\\[^"\\/bfnrtu\x00-\x1f])*)"/y;
const FLOAT = /-?(?:0|[1-9]\d*)(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+)/y;
const INTEGER = /-?0|-?[1-9]\d*/y;
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
  private readonly scanner: JsonScanner;

  constructor(text: string) {
    this.scanner = new JsonScanner(text);
  }

  document(): Value {
    let result: Value;
    while (!this.scanner.isAtEnd) {
      if (this.scanner.match(IGNORE)) continue;
      const open = ['{', '['].find((bracket) => this.scanner.take(bracket));
      if (open === undefined || result !== undefined) throw new PuppetError(`source '${this.rest()}' not in PSON!`);
      result = open === '{' ? this.entries() : this.elements();
    }
    if (result === undefined) throw new PuppetError('source did not contain any PSON!');
    return result;
  }

  private value(): Value | typeof NOTHING {
    const float = this.scanner.match(FLOAT);
    if (float) return Number(float[0]);
    const integer = this.scanner.match(INTEGER);
    if (integer) return BigInt(integer[0]);
    for (const [word, value] of WORDS) if (this.scanner.take(word)) return value;
    const string = this.scanner.match(STRING);
    if (string) return unescapedJson(string[1] as string);
    if (this.scanner.take('[')) return this.elements();
    if (this.scanner.take('{')) return this.entries();
    for (const [word, value] of NOT_FINITE) if (this.scanner.take(word)) return value;
    return NOTHING;
  }

  private elements(): Value {
    const result: Value[] = [];
    let isNextDue = false;
    while (!this.scanner.isAtEnd) {
      const value = this.value();
      if (value !== NOTHING) {
        result.push(value);
        isNextDue = this.separator(']', 'array');
      } else if (this.scanner.take(']')) {
        if (isNextDue) throw this.problem('expected next element in array');
        break;
      } else if (!this.scanner.match(IGNORE)) throw this.problem('unexpected token in array');
    }
    return result;
  }

  private entries(): Value {
    const result = new PuppetHash();
    let isNextDue = false;
    while (!this.scanner.isAtEnd) {
      const key = this.scanner.match(STRING);
      if (key) {
        this.scanner.match(IGNORE);
        if (!this.scanner.take(':')) throw this.problem("expected ':' in object");
        this.scanner.match(IGNORE);
        const value = this.value();
        if (value === NOTHING) throw this.problem('expected value in object');
        result.set(unescapedJson(key[1] as string), value);
        isNextDue = this.separator('}', 'object');
      } else if (this.scanner.take('}')) {
        if (isNextDue) throw this.problem('expected next name, value pair in object');
        break;
      } else if (!this.scanner.match(IGNORE)) throw this.problem('unexpected token in object');
    }
    return result;
  }

  /** Whether a comma follows; otherwise the end must. */
  private separator(end: string, what: string): boolean {
    this.scanner.match(IGNORE);
    if (this.scanner.take(',')) return true;
    if (!this.scanner.startsWith(end)) throw this.problem(`expected ',' or '${end}' in ${what}`);
    return false;
  }

  private problem(what: string): PuppetError {
    return new PuppetError(`${what} at '${this.rest()}'!`);
  }

  private rest(): string {
    return Buffer.from(this.scanner.rest()).subarray(0, SHOWN_BYTES).toString();
  }
}
