/**
 * Finds the first error in a regular expression, in the words of the engine that Puppet uses (Ruby's Onigmo). Puppet's lexer compiles
 * each literal at once, and the engine's error ends the parse, without a place.
 *
 * Not found: unknown names in `\p{...}`, and subexpression calls that never end.
 *
 * Puppet: pops/parser/lexer2.rb; the words are those of Onigmo's error table
 */
import { patternInError } from './inspect.ts';
import { checkCharacterClass } from './regexp-class.ts';
import { escapeProblem } from './regexp-escapes.ts';
import { RegexpError, RegexpText } from './regexp-text.ts';

/** `premature end of char-class: /[a/`, or undefined when the pattern is sound. */
export function regexpProblem(pattern: string): string | undefined {
  const words = escapeProblem(pattern) ?? syntaxProblem(pattern);
  return words === undefined ? undefined : `${words}: /${patternInError(pattern)}/`;
}

function syntaxProblem(pattern: string): string | undefined {
  try {
    new RegexpReader(pattern).check();
    return undefined;
  } catch (error) {
    if (error instanceof RegexpError) return error.message;
    throw error;
  }
}

/** How many characters a part matches; undefined when that varies. `alternatives` holds the lengths of a choice between several. */
interface Extent {
  readonly length: number | undefined;
  /** The part is a choice, and nothing else: a look-behind may have branches of different, but each of fixed length. */
  readonly choiceOfFixed: boolean;
  readonly captures: boolean;
  /** Holds a look-ahead, which no look-behind may. */
  readonly looksAhead: boolean;
}

const EMPTY: Extent = { length: 0, choiceOfFixed: true, captures: false, looksAhead: false };
const ONE: Extent = { ...EMPTY, length: 1 };
const VARIABLE: Extent = { ...EMPTY, length: undefined, choiceOfFixed: false };

const INTERVAL = /\{(?:(\d+)(?:,(\d*))?|,(\d+))\}/y;
const OPTIONS = /[imxadu-]*/y;
const MAX_REPEAT = 100_000;

class RegexpReader {
  private readonly text: RegexpText;
  private groups = 0;
  private readonly names = new Set<string>();
  private extended = false;
  /** Group numbers referred to; checked when all groups are known. */
  private readonly numbers: number[] = [];
  private readonly calls: string[] = [];

  constructor(pattern: string) {
    this.text = new RegexpText(pattern);
  }

  check(): void {
    this.alternatives();
    if (!this.text.atEnd()) throw new RegexpError('unmatched close parenthesis');
    this.checkReferences();
  }

  private checkReferences(): void {
    if (this.names.size > 0 && this.numbers.length > 0) throw new RegexpError('numbered backref/call is not allowed. (use name)');
    if (this.numbers.some((number) => number > this.groups)) throw new RegexpError('invalid backref number/name');
    for (const name of this.calls) {
      if (/^\d+$/.test(name) ? Number(name) <= this.groups : this.names.has(name)) continue;
      throw new RegexpError(/^\d+$/.test(name) ? `undefined group <${name}> reference` : `undefined name <${name}> reference`);
    }
  }

  /** Branches up to the end or a closing parenthesis. Options set inside end with them. */
  private alternatives(): Extent {
    const { extended } = this;
    const branches = [this.branch()];
    while (this.text.skip('|')) branches.push(this.branch());
    this.extended = extended;
    const [only] = branches;
    return branches.length === 1 && only !== undefined ? only : choice(branches);
  }

  private branch(): Extent {
    const parts: Extent[] = [];
    for (;;) {
      this.skipIgnored();
      const next = this.text.peek();
      if (next === '' || next === '|' || next === ')') return sequence(parts);
      if (this.atRepeat()) this.repeatOfNothing();
      parts.push(this.repeated(this.item()));
    }
  }

  /** Comments, and in extended mode blanks. */
  private skipIgnored(): void {
    for (;;) {
      if (this.text.skip('(?#')) this.skipComment();
      else if (this.extended && this.text.peek() === '#') this.text.skipPast('\n');
      else if (!this.extended || !/^\s/.test(this.text.peek())) return;
      else this.text.next();
    }
  }

  private skipComment(): void {
    for (;;) {
      if (this.text.atEnd()) throw new RegexpError('end pattern in group');
      const character = this.text.next();
      if (character === ')') return;
      if (character === '\\') this.text.next();
    }
  }

  private atRepeat(): boolean {
    return '*+?'.includes(this.text.peek() || 'none') || this.text.test(INTERVAL);
  }

  /** The numbers of an interval are looked at first. */
  private repeatOfNothing(): never {
    if (this.text.test(INTERVAL)) this.interval(EMPTY);
    throw new RegexpError('target of repeat operator is not specified');
  }

  private repeated(item: Extent): Extent {
    let extent = item;
    for (;;) {
      this.skipIgnored();
      if ('*+?'.includes(this.text.peek() || 'none')) {
        this.text.next();
        extent = { ...extent, length: undefined, choiceOfFixed: false };
      } else if (this.text.test(INTERVAL)) extent = this.interval(extent);
      else return extent;
    }
  }

  private interval(item: Extent): Extent {
    const [, from, to, most] = this.text.match(INTERVAL) ?? [];
    const lower = Number(from ?? 0);
    const upper = to === '' ? Number.POSITIVE_INFINITY : Number(to ?? most ?? lower);
    if (lower > MAX_REPEAT || (upper > MAX_REPEAT && to !== '')) throw new RegexpError('too big number for repeat range');
    if (lower > upper) throw new RegexpError('upper is smaller than lower in repeat range');
    const { length } = item;
    if (lower === upper)
      return { ...item, choiceOfFixed: length !== undefined, length: length === undefined ? length : length * lower };
    return { ...item, length: undefined, choiceOfFixed: false };
  }

  private item(): Extent {
    const character = this.text.next();
    if (character === '(') return this.group();
    if (character === '[') {
      checkCharacterClass(this.text);
      return ONE;
    }
    if (character === '\\') return this.escape();
    return character === '^' || character === '$' ? EMPTY : ONE;
  }

  private escape(): Extent {
    const character = this.text.next();
    if ('AzZbBGK'.includes(character)) return EMPTY;
    if (character === 'R' || character === 'X') return VARIABLE;
    if (character === 'k' && "<'".includes(this.text.peek() || 'none')) return this.namedReference();
    if (character === 'g' && "<'".includes(this.text.peek() || 'none')) return this.call();
    if (/[1-9]/.test(character)) return this.numberedReference(character);
    this.text.finishEscape(character);
    return ONE;
  }

  /** One digit always refers to a group; more only when there are so many, otherwise they are an octal character. */
  private numberedReference(first: string): Extent {
    const digits = first + (this.text.match(/[0-9]*/y)?.[0] ?? '');
    const number = Number(digits);
    if (number > 9 && number > this.groups) {
      this.text.back(digits.length - 1);
      this.text.finishEscape(first);
      return ONE;
    }
    this.numbers.push(number);
    return VARIABLE;
  }

  private namedReference(): Extent {
    const name = this.groupName(true);
    const base = name.replace(/(?<=.)[+-]\d+$/, '');
    if (!/^-?\d+$/.test(base)) {
      if (!this.names.has(base)) throw new RegexpError(`undefined name <${base}> reference`);
      return VARIABLE;
    }
    const number = Number(base);
    if (number < 0 && this.groups + 1 + number <= 0) throw new RegexpError('invalid backref number/name');
    this.numbers.push(number < 0 ? this.groups + 1 + number : number);
    return VARIABLE;
  }

  private call(): Extent {
    this.calls.push(this.groupName(true));
    return VARIABLE;
  }

  /** Reads `<name>` or `'name'`. Only a reference may be a number. */
  private groupName(isReference: boolean): string {
    const closing = this.text.next() === '<' ? '>' : "'";
    const { name, closed } = this.text.nameUpTo(closing);
    if (name === '') throw new RegexpError('group name is empty');
    const startsBadly = isReference ? /^[^\w\u0080-\u{10ffff}-]/u : /^[^A-Za-z_\u0080-\u{10ffff}]/u;
    if (!closed || startsBadly.test(name)) throw new RegexpError(`invalid group name <${name}>`);
    return name;
  }

  private group(): Extent {
    if (!this.text.skip('?')) return this.capturing();
    if (this.text.atEnd()) throw new RegexpError('end pattern in group');
    const kind = this.text.match(/<?[=!]|[:>~]/y)?.[0];
    if (kind !== undefined) return this.plainGroup(kind);
    if (this.text.peek() === '<' || this.text.peek() === "'") return this.named();
    if (this.text.skip('(')) return this.conditional();
    return this.options();
  }

  private plainGroup(kind: string): Extent {
    const inner = this.body();
    if (kind === ':') return inner;
    if (kind === '>') return { ...inner, choiceOfFixed: inner.length !== undefined };
    if (kind === '~') return VARIABLE;
    if (kind === '=' || kind === '!') return { ...EMPTY, captures: inner.captures, looksAhead: true };
    const isSound = inner.choiceOfFixed && !inner.looksAhead && !(kind === '<!' && inner.captures);
    if (!isSound) throw new RegexpError('invalid pattern in look-behind');
    return { ...EMPTY, captures: inner.captures };
  }

  private body(): Extent {
    const inner = this.alternatives();
    if (!this.text.skip(')')) throw new RegexpError('end pattern with unmatched parenthesis');
    return inner;
  }

  private capturing(): Extent {
    this.groups++;
    const inner = this.body();
    return { ...inner, choiceOfFixed: inner.length !== undefined, captures: true };
  }

  private named(): Extent {
    if (this.text.rest().length === 1) throw new RegexpError('end pattern with unmatched parenthesis');
    this.names.add(this.groupName(false));
    return this.capturing();
  }

  private conditional(): Extent {
    const condition = this.text.match(/(\d+)\)|<([^>)]*)>\)/y);
    if (condition === undefined)
      throw new RegexpError(/^[^0-9<']/.test(this.text.peek()) ? 'invalid conditional pattern' : 'undefined group option');
    const [, number, name] = condition;
    if (name !== undefined && !this.names.has(name)) throw new RegexpError(`undefined name <${name}> reference`);
    if (number !== undefined && Number(number) > this.groups) throw new RegexpError('invalid backref number/name');
    const branches = [this.branch()];
    while (this.text.skip('|')) branches.push(this.branch());
    if (!this.text.skip(')')) throw new RegexpError('end pattern with unmatched parenthesis');
    if (branches.length > 2) throw new RegexpError('invalid conditional pattern');
    return VARIABLE;
  }

  /** `(?i)` holds for the rest of the group around it, `(?i:...)` for its own. */
  private options(): Extent {
    const options = this.text.match(OPTIONS)?.[0] ?? '';
    if (this.text.atEnd()) throw new RegexpError('end pattern in group');
    const end = this.text.next();
    if ((end !== ')' && end !== ':') || (options === '' && end === ')')) throw new RegexpError('undefined group option');
    const before = this.extended;
    const [on = '', off = ''] = options.split('-');
    if (on.includes('x')) this.extended = true;
    if (off.includes('x')) this.extended = false;
    const inner = end === ')' ? this.alternatives() : this.body();
    this.extended = before;
    return inner;
  }
}

function sequence(parts: readonly Extent[]): Extent {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const length = parts.reduce<number | undefined>(
    (sum, part) => (sum === undefined || part.length === undefined ? undefined : sum + part.length),
    0,
  );
  return { length, choiceOfFixed: length !== undefined, ...unionOf(parts) };
}

function choice(branches: readonly Extent[]): Extent {
  const [first] = branches;
  const same = branches.every((branch) => branch.length === first?.length);
  const fixed = branches.every((branch) => branch.length !== undefined);
  return { length: same ? first?.length : undefined, choiceOfFixed: fixed, ...unionOf(branches) };
}

function unionOf(parts: readonly Extent[]): { captures: boolean; looksAhead: boolean } {
  return { captures: parts.some((part) => part.captures), looksAhead: parts.some((part) => part.looksAhead) };
}
