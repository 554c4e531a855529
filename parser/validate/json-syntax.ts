/**
 * Finds the first error in a JSON text, in the words of the parser that Puppet uses (Ruby's json 2.6, written in C).
 *
 * That parser names the line of its own source where it gave up. It has few such lines: values and objects just fail, and whoever
 * asked for them (an array, or the text as a whole) complains about where they begin.
 *
 * Puppet: syntax_checkers/json.rb, util/json.rb
 */
const TEXT_LINE = 859;
const ARRAY_LINE = 451;
const NAN_LINE = 225;
const INFINITY_LINE = 232;
const MINUS_INFINITY_LINE = 249;
const MAX_NESTING = 100;

const FLOAT = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+(?:[Ee][+-]?[0-9]+)?|[Ee][+-]?[0-9]+)(?![0-9Ee.-])/y;
const INTEGER = /-?(?:0|[1-9][0-9]*)(?![0-9])/y;
const STRING = /"(?:[^"\\\x00-\x1f]|\\u[0-9A-Fa-f]{4}|\\[^u\x00-\x1f])*"/y;
const WORDS = ['null', 'true', 'false'];

class JsonError extends Error {}

/** `859: unexpected token at 'x'`, or undefined when the text is JSON. */
export function jsonProblem(text: string): string | undefined {
  try {
    new JsonReader(text).check();
    return undefined;
  } catch (error) {
    if (error instanceof JsonError) return error.message;
    throw error;
  }
}

/** A position after what was read, or -1 where that was not possible. */
class JsonReader {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  check(): void {
    const start = this.skip(0, TEXT_LINE);
    const end = this.value(start, 0);
    if (end < 0) this.fail(TEXT_LINE, start);
    const rest = this.skip(end, TEXT_LINE);
    if (rest < this.text.length) this.fail(TEXT_LINE, rest);
  }

  /** Quotes the rest of the text, which for C ends at a NUL. */
  private fail(line: number, at: number): never {
    const [rest] = this.text.slice(at).split('\0', 1);
    throw new JsonError(`${line}: unexpected token at '${rest}'`);
  }

  /** Passes over blanks and comments; complains about half a comment under the given line. */
  private skip(from: number, line: number): number {
    let at = from;
    for (;;) {
      while (at < this.text.length && ' \t\r\n'.includes(this.text[at] as string)) at++;
      if (this.text[at] !== '/') return at;
      const end = this.comment(at);
      if (end < 0) this.fail(line, -end);
      at = end;
    }
  }

  /** The position after a comment; where it breaks off, the negative of that position. */
  private comment(at: number): number {
    const kind = this.text[at + 1];
    if (kind !== '*' && kind !== '/') return -(at + 1);
    const closing = kind === '*' ? '*/' : '\n';
    const end = this.text.indexOf(closing, at + 2);
    return end < 0 ? -this.text.length : end + closing.length;
  }

  private value(at: number, depth: number): number {
    const first = this.text[at];
    if (first === '{') return this.object(at, depth + 1);
    if (first === '[') return this.array(at, depth + 1);
    if (first === '"') return this.match(STRING, at);
    if (first === 'N' && this.text.startsWith('NaN', at)) this.fail(NAN_LINE, at);
    if (first === 'I' && this.text.startsWith('Infinity', at)) this.failAtInfinity(at);
    if (first === '-' && this.text.startsWith('-Infinity', at)) this.fail(MINUS_INFINITY_LINE, at);
    const word = WORDS.find((each) => this.text.startsWith(each, at));
    return word === undefined ? this.number(at) : at + word.length;
  }

  /** The parser points one character too far back here; before the first one it finds nothing. */
  private failAtInfinity(at: number): never {
    this.fail(INFINITY_LINE, at === 0 ? this.text.length : at - 1);
  }

  private number(at: number): number {
    const float = this.match(FLOAT, at);
    return float < 0 ? this.match(INTEGER, at) : float;
  }

  private match(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.text) ? pattern.lastIndex : -1;
  }

  private checkDepth(depth: number): void {
    if (depth > MAX_NESTING) throw new JsonError(`nesting of ${depth} is too deep`);
  }

  private array(start: number, depth: number): number {
    this.checkDepth(depth);
    let at = this.skip(start + 1, ARRAY_LINE);
    if (this.text[at] === ']') return at + 1;
    for (;;) {
      const end = this.value(at, depth);
      if (end < 0) this.fail(ARRAY_LINE, at);
      at = this.skip(end, ARRAY_LINE);
      if (this.text[at] === ']') return at + 1;
      if (this.text[at] !== ',') this.fail(ARRAY_LINE, at);
      at = this.skip(at + 1, ARRAY_LINE);
    }
  }

  private object(start: number, depth: number): number {
    this.checkDepth(depth);
    let at = this.skipQuietly(start + 1);
    if (this.text[at] === '}') return at + 1;
    for (;;) {
      at = this.entry(at, depth);
      if (at < 0) return -1;
      if (this.text[at] === '}') return at + 1;
      if (this.text[at] !== ',') return -1;
      at = this.skipQuietly(at + 1);
    }
  }

  private entry(start: number, depth: number): number {
    const key = this.text[start] === '"' ? this.match(STRING, start) : -1;
    const colon = key < 0 ? -1 : this.skipQuietly(key);
    if (this.text[colon] !== ':') return -1;
    const end = this.value(this.skipQuietly(colon + 1), depth);
    return end < 0 ? -1 : this.skipQuietly(end);
  }

  /** As `skip`, for objects, which do not complain: at half a comment it stays, and no token begins there. */
  private skipQuietly(from: number): number {
    let at = from;
    for (;;) {
      while (at < this.text.length && ' \t\r\n'.includes(this.text[at] as string)) at++;
      if (this.text[at] !== '/') return at;
      const end = this.comment(at);
      if (end < 0) return this.text.length;
      at = end;
    }
  }
}
