/**
 * Ruby's regular expressions (Onigmo) as JavaScript's: one function, `compileRubyRegexp`, and what it needs.
 *
 * The translation walks the source once. What JavaScript has under another spelling is respelt; atomic groups and possessive
 * quantifiers become a lookahead with a back reference; options in the middle of a pattern are applied to the letters and
 * dots they cover.
 */
import { PuppetError } from '../functions/error.ts';

/** A translated pattern; `groups` maps Ruby's group numbers to JavaScript's, since atomic groups add some. */
export interface CompiledRegexp {
  readonly regexp: RegExp;
  /** Index of the JavaScript group for each Ruby group, entry 0 being the whole match. */
  readonly groups: readonly number[];
}

interface Options {
  readonly ignoreCase: boolean;
  /** Ruby's `m`: the dot matches a newline. */
  readonly dotAll: boolean;
  readonly extended: boolean;
}

const POSIX: Readonly<Record<string, string>> = {
  alnum: '\\p{L}\\p{M}\\p{N}',
  alpha: '\\p{L}\\p{M}',
  ascii: '\\x00-\\x7f',
  blank: '\\p{Zs}\\t',
  cntrl: '\\p{Cc}',
  digit: '\\p{Nd}',
  graph: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}',
  lower: '\\p{Ll}',
  print: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}',
  punct: '\\p{P}$+<=>^`|~',
  space: '\\p{Z}\\t\\n\\v\\f\\r\\x85',
  upper: '\\p{Lu}',
  word: '\\p{L}\\p{M}\\p{N}\\p{Pc}',
  xdigit: '0-9A-Fa-f',
};

/** Ruby's `\w`, `\d`, `\s` and `\h` see ASCII only; as members of a class. */
const SHORTHAND: Readonly<Record<string, string>> = { w: 'A-Za-z0-9_', d: '0-9', s: ' \\t\\r\\n\\f\\v', h: '0-9A-Fa-f' };

/** Unlike `\w`, a word boundary knows the letters of all languages. */
const WORD = '[\\p{L}\\p{M}\\p{N}\\p{Pc}]';

const ESCAPES: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])',
  // Where the search began; searches that go on behind a match are not told apart.
  G: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: '(?=\\n?(?![\\s\\S]))',
  b: `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`,
  B: `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`,
  R: '(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])',
  X: '(?:\\P{M}\\p{M}*)',
  a: '\\x07',
  e: '\\x1b',
  n: '\\n',
  t: '\\t',
  r: '\\r',
  f: '\\f',
  v: '\\v',
};

/** A pattern that Ruby would refuse, or that has no counterpart. */
export class RegexpSyntaxError extends PuppetError {}

const cache = new Map<string, CompiledRegexp>();

/** A JavaScript RegExp (flags `u`, `m`, `d` and `g`) that matches what the Ruby pattern matches. Throws RegexpSyntaxError. */
export function compileRubyRegexp(source: string, options: Partial<Options> = {}): CompiledRegexp {
  const key = `${options.ignoreCase ? 'i' : ''}${options.dotAll ? 'm' : ''}${options.extended ? 'x' : ''}/${source}`;
  const known = cache.get(key);
  if (known) return known;
  const translator = new Translator(withoutCalls(source));
  const translated = translator.translate({
    ignoreCase: options.ignoreCase ?? false,
    dotAll: options.dotAll ?? false,
    extended: options.extended ?? false,
  });
  const compiled = { regexp: build(translated, source), groups: translator.groups };
  cache.set(key, compiled);
  return compiled;
}

/** Calls of a group (`\g<name>`) replaced by the group's text; one inside the group itself stays, and is refused later. */
function withoutCalls(source: string): string {
  return source.replace(/\\(?:g<([A-Za-z_]\w*)>|.)/gs, (whole, name: string | undefined) => {
    const body = name === undefined ? undefined : groupBody(source, name);
    return body === undefined || body.includes(`\\g<${name}>`) ? whole : `(?:${body})`;
  });
}

/** The text inside of a named group. */
function groupBody(source: string, name: string): string | undefined {
  const start = source.indexOf(`(?<${name}>`);
  if (start === -1) return undefined;
  let depth = 0;
  let inClass = false;
  for (let i = start; i < source.length; i++) {
    const character = source[i];
    if (character === '\\') i++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return source.slice(start + name.length + 4, i);
  }
  return undefined;
}

function build(translated: string, source: string): RegExp {
  try {
    return new RegExp(translated, 'gmu');
  } catch (error) {
    throw new RegexpSyntaxError(`${reason(error)}: /${source}/`);
  }
}

function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/unterminated group/i.test(text)) return 'end pattern with unmatched parenthesis';
  if (/unmatched '\)'/i.test(text)) return 'unmatched close parenthesis';
  if (/nothing to repeat/i.test(text)) return 'target of repeat operator is not specified';
  return text.replace(/^Invalid regular expression: \/[\s\S]*\/\w*: /, '');
}

class Translator {
  private readonly source: string;
  private at = 0;
  private count = 0;
  readonly groups: number[] = [0];
  private readonly names = new Map<string, number>();
  private readonly hasNames: boolean;

  constructor(source: string) {
    this.source = source;
    this.hasNames = /\(\?(?:<(?![=!])|')/.test(source);
  }

  translate(options: Options): string {
    const text = this.alternatives(options, false);
    if (this.at < this.source.length) throw new RegexpSyntaxError(`unmatched close parenthesis: /${this.source}/`);
    return text;
  }

  /** Everything up to the closing parenthesis or the end. */
  private alternatives(options: Options, inGroup: boolean): string {
    let text = '';
    while (this.at < this.source.length) {
      const character = this.source[this.at] as string;
      if (character === ')') return text;
      if (character === '|') {
        text += '|';
        this.at += 1;
        continue;
      }
      const switched = this.optionSwitch(options);
      if (switched) {
        // The alternatives behind it are inside: `a(?i)b|c` is `a(?i:b|c)`.
        return `${text}(?:${this.alternatives(switched, inGroup)})`;
      }
      if (this.skipped(options)) continue;
      const before = this.count;
      text += this.quantified(this.atom(options), before);
    }
    if (inGroup) throw new RegexpSyntaxError(`end pattern with unmatched parenthesis: /${this.source}/`);
    return text;
  }

  /** `(?i)` and the like: options from here to the end of the group. */
  private optionSwitch(options: Options): Options | undefined {
    const match = /^\(\?([mixau]*)(?:-([mix]*))?\)/.exec(this.source.slice(this.at));
    if (!match || match[0] === '(?)') return undefined;
    this.at += match[0].length;
    return changed(options, match[1] as string, match[2] ?? '');
  }

  /** Comments, and in extended mode white space. */
  private skipped(options: Options): boolean {
    const rest = this.source.slice(this.at);
    const match = (options.extended ? /^(?:\s+|#[^\n]*\n?|\(\?#[^)]*\))/ : /^\(\?#[^)]*\)/).exec(rest);
    if (!match) return false;
    this.at += match[0].length;
    return true;
  }

  private atom(options: Options): string {
    const character = this.source[this.at] as string;
    switch (character) {
      case '(':
        return this.group(options);
      case '[':
        return this.classSet(options);
      case '\\':
        return this.escape(options);
      case '.':
        this.at += 1;
        return options.dotAll ? '[\\s\\S]' : '[^\\n]';
      case '^':
        this.at += 1;
        // Not behind a newline that ends the text.
        return '(?:(?<![\\s\\S])|(?<=\\n)(?=[\\s\\S]))';
      case '$':
        this.at += 1;
        return '(?![^\\n])';
      default:
        return this.plain(options);
    }
  }

  private plain(options: Options): string {
    const character = String.fromCodePoint(this.source.codePointAt(this.at) as number);
    if (/^[*+?]$/.test(character)) {
      throw new RegexpSyntaxError(`target of repeat operator is not specified: /${this.source}/`);
    }
    this.at += character.length;
    return literal(character, options);
  }

  private group(options: Options): string {
    const rest = this.source.slice(this.at);
    const special = /^\(\?(?::|=|!|<=|<!|>|<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|([mixau]*)(?:-([mix]*))?:)/.exec(rest);
    if (special) {
      this.at += special[0].length;
      const name = special[1] ?? special[2];
      if (name !== undefined) return this.capture(options, name);
      if (special[0] === '(?>') return this.atomic(options);
      if (special[3] !== undefined) return this.closed('(?:', changed(options, special[3], special[4] ?? ''));
      return this.closed(special[0], options);
    }
    if (rest.startsWith('(?')) throw new RegexpSyntaxError(`undefined group option: /${this.source}/`);
    this.at += 1;
    // With named groups present, Ruby does not capture plain ones.
    return this.hasNames ? this.closed('(?:', options) : this.capture(options, undefined);
  }

  private capture(options: Options, name: string | undefined): string {
    this.count += 1;
    this.groups.push(this.count);
    if (name === undefined) return this.closed('(', options);
    const repeated = this.names.has(name);
    this.names.set(name, this.count);
    return this.closed(repeated ? '(' : `(?<${name}>`, options);
  }

  private closed(opener: string, options: Options): string {
    const body = this.alternatives(options, true);
    this.at += 1;
    return `${opener}${body})`;
  }

  private atomic(options: Options): string {
    this.count += 1;
    const number = this.count;
    const body = this.alternatives(options, true);
    this.at += 1;
    return `(?:(?=(${body}))\\${number})`;
  }

  private quantified(atom: string, before: number): string {
    const match = /^(?:[*+?]|\{\d+,?\d*\}|\{,\d+\})/.exec(this.source.slice(this.at));
    if (!match) return atom;
    this.at += match[0].length;
    const quantifier = match[0].startsWith('{,') ? `{0${match[0].slice(1)}` : match[0];
    const mode = this.source[this.at];
    if (mode === '?') {
      this.at += 1;
      return this.repeatedAgain(`${atom}${quantifier}?`);
    }
    if (mode === '+' && !match[0].startsWith('{')) {
      this.at += 1;
      return this.possessive(atom, quantifier, before);
    }
    return this.repeatedAgain(atomic(atom) + quantifier);
  }

  /** A quantifier right after a quantifier repeats the whole, which JavaScript does not allow without a group. */
  private repeatedAgain(text: string): string {
    const match = /^(?:[*+]|\{\d+,?\d*\}|\{,\d+\})/.exec(this.source.slice(this.at));
    return match ? this.quantified(`(?:${text})`, this.count) : text;
  }

  private possessive(atom: string, quantifier: string, before: number): string {
    this.count += 1;
    // The lookahead's group stands before the groups of the atom, so those move up by one.
    const shifted = atom.replace(/\\(\d+)/g, (whole, digits) => (Number(digits) > before ? `\\${Number(digits) + 1}` : whole));
    for (const [index, number] of this.groups.entries()) if (number > before) this.groups[index] = number + 1;
    return `(?:(?=(${shifted}${quantifier}))\\${before + 1})`;
  }

  private escape(options: Options): string {
    const next = this.source[this.at + 1];
    if (next === undefined) throw new RegexpSyntaxError(`too short escape sequence: /${this.source}/`);
    const shorthand = SHORTHAND[next.toLowerCase()];
    if (shorthand !== undefined && /[wdsh]/i.test(next)) {
      this.at += 2;
      return next === next.toLowerCase() ? `[${shorthand}]` : `[^${shorthand}]`;
    }
    const known = ESCAPES[next];
    if (known !== undefined) {
      this.at += 2;
      return known;
    }
    if (next === 'K') throw new RegexpSyntaxError(`\\K is not supported: /${this.source}/`);
    return this.numbered() ?? this.codePoint(options) ?? this.escaped(options);
  }

  /** Back references by number and by name. */
  private numbered(): string | undefined {
    const rest = this.source.slice(this.at);
    const named = /^\\k(?:<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/.exec(rest);
    if (named) {
      this.at += named[0].length;
      const name = (named[1] ?? named[2]) as string;
      return `\\${this.names.get(name) ?? this.undefinedName(name)}(?:)`;
    }
    const number = /^\\(?:([1-9]\d*)|k<(\d+)>)/.exec(rest);
    if (!number) return undefined;
    this.at += number[0].length;
    const group = this.groups[Number(number[1] ?? number[2])];
    const octal = /^[1-7][0-7]{1,2}$/.test(number[1] ?? '') ? Number.parseInt(number[1] as string, 8) : undefined;
    if (group === undefined && octal !== undefined) return escapeLiteral(String.fromCodePoint(octal));
    if (group === undefined) throw new RegexpSyntaxError(`invalid backref number/name: /${this.source}/`);
    return `\\${group}(?:)`;
  }

  private undefinedName(name: string): never {
    throw new RegexpSyntaxError(`undefined name <${name}> reference: /${this.source}/`);
  }

  /** `\xHH`, `\uHHHH`, `\u{...}`, octal, and Unicode properties. */
  private codePoint(options: Options): string | undefined {
    const rest = this.source.slice(this.at);
    const control = /^\\(?:c|C-)([@-_a-z])/.exec(rest);
    if (control) {
      this.at += control[0].length;
      return literal(String.fromCharCode((control[1] as string).charCodeAt(0) & 0x1f), options);
    }
    const hex = /^\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\}|0([0-7]{0,2}))/.exec(rest);
    if (hex) {
      this.at += hex[0].length;
      const code =
        hex[4] !== undefined ? Number.parseInt(hex[4] || '0', 8) : Number.parseInt((hex[1] ?? hex[2] ?? hex[3]) as string, 16);
      return literal(String.fromCodePoint(code), options);
    }
    const property = /^\\([pP])\{(\^?)([^}]+)\}/.exec(rest);
    if (!property) return undefined;
    this.at += property[0].length;
    return propertyClass(property[1] === 'P' ? property[2] === '' : property[2] === '^', property[3] as string, false);
  }

  private escaped(options: Options): string {
    const character = String.fromCodePoint(this.source.codePointAt(this.at + 1) as number);
    this.at += 1 + character.length;
    return literal(character, options);
  }

  // --- Character classes --------------------------------------------------------------------------------------------

  /** From `[` to the matching `]`, as a JavaScript class or, for intersections and nested negations, a group of lookaheads. */
  private classSet(options: Options): string {
    this.at += 1;
    const negated = this.source[this.at] === '^';
    if (negated) this.at += 1;
    const operands: string[] = [];
    let members = '';
    let nested: string[] = [];
    let first = true;
    for (;;) {
      const character = this.source[this.at];
      if (character === undefined) throw new RegexpSyntaxError(`premature end of char-class: /${this.source}/`);
      if (character === ']' && !first) break;
      first = false;
      if (this.source.startsWith('&&', this.at)) {
        this.at += 2;
        operands.push(classOf(members, nested));
        members = '';
        nested = [];
        continue;
      }
      if (character === '[' && !this.source.startsWith('[:', this.at)) nested.push(this.classSet(options));
      else members += this.classMember(options);
    }
    this.at += 1;
    operands.push(classOf(members, nested));
    return combined(operands, negated);
  }

  private classMember(options: Options): string {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.source.slice(this.at));
    if (posix && POSIX[posix[2] as string] !== undefined) {
      this.at += posix[0].length;
      return posix[1] === '^' ? propertyNegated(POSIX[posix[2] as string] as string) : (POSIX[posix[2] as string] as string);
    }
    const start = this.classAtom();
    if (typeof start === 'string') return start;
    const range = /^-(?!\])/.test(this.source.slice(this.at)) && !/^-(?:\[|&&)/.test(this.source.slice(this.at));
    if (!range) return cased(start.code, start.code, options);
    this.at += 1;
    const end = this.classAtom();
    if (typeof end === 'string') return `${cased(start.code, start.code, options)}\\-${end}`;
    if (end.code < start.code) throw new RegexpSyntaxError(`empty range in char class: /${this.source}/`);
    return cased(start.code, end.code, options);
  }

  /** A code point, or the text of a shorthand or property. */
  private classAtom(): string | { readonly code: number } {
    const code = this.source.codePointAt(this.at) as number;
    if (code !== 0x5c) {
      this.at += code > 0xffff ? 2 : 1;
      return { code };
    }
    const rest = this.source.slice(this.at);
    const next = rest[1];
    if (next === undefined) throw new RegexpSyntaxError(`premature end of char-class: /${this.source}/`);
    if (/[wdsh]/.test(next)) return this.take(2, SHORTHAND[next] as string);
    if (/[WDSH]/.test(next)) return this.take(2, negatedShorthand(next));
    const property = /^\\([pP])\{(\^?)([^}]+)\}/.exec(rest);
    if (property)
      return this.take(
        property[0].length,
        propertyClass(property[1] === 'P' ? property[2] === '' : property[2] === '^', property[3] as string, true),
      );
    const hex = /^\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\}|([0-7]{1,3}))/.exec(rest);
    if (hex) {
      this.at += hex[0].length;
      return {
        code: hex[4] !== undefined ? Number.parseInt(hex[4], 8) : Number.parseInt((hex[1] ?? hex[2] ?? hex[3]) as string, 16),
      };
    }
    this.at += 2;
    const control: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7, e: 27, b: 8 };
    return { code: control[next] ?? (rest.codePointAt(1) as number) };
  }

  private take(length: number, text: string): string {
    this.at += length;
    return text;
  }
}

function changed(options: Options, on: string, off: string): Options {
  const setting = (letter: string, before: boolean): boolean =>
    on.includes(letter) ? true : off.includes(letter) ? false : before;
  return {
    ignoreCase: setting('i', options.ignoreCase),
    dotAll: setting('m', options.dotAll),
    extended: setting('x', options.extended),
  };
}

/** Zero-width assertions may not be repeated under the `u` flag unless grouped. */
function atomic(atom: string): string {
  return /^\(\?<?[=!]/.test(atom) ? `(?:${atom})` : atom;
}

function literal(character: string, options: Options): string {
  const code = character.codePointAt(0) as number;
  if (options.ignoreCase && otherCases(code).length > 0) return `[${cased(code, code, options)}]`;
  return escapeLiteral(character);
}

function escapeLiteral(character: string): string {
  if (/[\\^$.*+?()[\]{}|/]/.test(character)) return `\\${character}`;
  return character === '\n' ? '\\n' : character === '\r' ? '\\r' : character;
}

function otherCases(code: number): readonly number[] {
  const character = String.fromCodePoint(code);
  return [character.toLowerCase(), character.toUpperCase()]
    .filter((other) => other !== character && [...other].length === 1)
    .map((other) => other.codePointAt(0) as number);
}

/** A range of a class, with the other case of its letters when case does not count. */
function cased(from: number, to: number, options: Options): string {
  const range = from === to ? classCharacter(from) : `${classCharacter(from)}-${classCharacter(to)}`;
  if (!options.ignoreCase || to - from > 0x400) return range;
  let others = '';
  for (let code = from; code <= to; code++) for (const other of otherCases(code)) others += classCharacter(other);
  return range + others;
}

function classCharacter(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return `\\u${code.toString(16)}`;
  const character = String.fromCodePoint(code);
  if (/[\\\]^[-]/.test(character)) return `\\${character}`;
  return code < 0x20 ? `\\x${code.toString(16).padStart(2, '0')}` : character;
}

function negatedShorthand(letter: string): string {
  switch (letter) {
    case 'D':
      return '\\D';
    case 'W':
      return '\\W';
    case 'S':
      return '\\x00-\\x08\\x0e-\\x1f!-\\u{10ffff}';
    default:
      return '\\x00-/:-@G-`g-\\u{10ffff}';
  }
}

function propertyNegated(members: string): string {
  // Only single properties can be negated inside a class; the POSIX sets are given as complements of code point classes.
  return members.replace(/\\p\{(\w+)\}/g, '\\P{$1}');
}

function propertyClass(negated: boolean, name: string, inClass: boolean): string {
  const posix = POSIX[name.toLowerCase()];
  if (posix !== undefined) {
    if (inClass) return negated ? propertyNegated(posix) : posix;
    return negated ? `[^${posix}]` : `[${posix}]`;
  }
  const script = /^(?:Han|Latin|Greek|Cyrillic|Hiragana|Katakana|Arabic|Hebrew|Thai|Hangul)$/i.test(name);
  const proper = script ? `Script=${name[0]?.toUpperCase()}${name.slice(1).toLowerCase()}` : name;
  return `\\${negated ? 'P' : 'p'}{${proper}}`;
}

function classOf(members: string, nested: readonly string[]): string {
  const own = members === '' ? [] : [`[${members}]`];
  const all = [...own, ...nested];
  if (all.length === 0) return '[]';
  return all.length === 1 ? (all[0] as string) : `(?:${all.join('|')})`;
}

function combined(operands: readonly string[], negated: boolean): string {
  if (operands.length === 1) {
    const only = operands[0] as string;
    if (!negated) return only;
    if (/^\[(?!\^)(?:[^\][\\]|\\.)*\]$/s.test(only)) return `[^${only.slice(1)}`;
    return `(?:(?!${only})[\\s\\S])`;
  }
  const looked = operands.map((operand) => `(?=${operand})`).join('');
  return negated ? `(?:(?!${looked})[\\s\\S])` : `(?:${looked}[\\s\\S])`;
}
