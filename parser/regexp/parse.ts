/**
 * The parser of patterns. In: what `unescapePattern` leaves of the source; out: the tree, on which the checks of `check.ts` work.
 *
 * Ruby: parse_regexp, parse_exp, parse_enclose and fetch_token in regparse.c, with the syntax OnigSyntaxRuby.
 */
import { parseCharClass } from './char-class.ts';
import { BACKSLASH, code, hexValue, isDigit, octalValue, readDigits } from './characters.ts';
import { absolute, definedName, referredGroups, referredName } from './names.ts';
import { Rejection } from './rejection.ts';
import { Scanner } from './scanner.ts';
import type { AnchorType, Characters, Group, GroupType, Look, Node, Tree } from './tree.ts';
import { EMPTY, INFINITE, text } from './tree.ts';

/** What letters behind a backslash stand for. */
const CONTROLS = new Map([...'ntrfaev'].map((name, index) => [code(name), [10, 9, 13, 12, 7, 27, 11][index]!]));
const MAX_DEPTH = 4096;
const MAX_REPEAT = 100_000;
const MAX_BACK_REFERENCE = 1000;

/** An open parenthesis, or options that hold until the one around them closes. */
interface Frame {
  readonly kind: 'pattern' | 'parenthesis' | 'options';
  /** Makes the node of what it encloses. */
  readonly close: (body: Node) => Node;
  /** Options around it. */
  readonly options: PatternOptions;
  readonly branches: Node[];
  /** What the present branch consists of. */
  items: Node[];
}

/** Options that hold from somewhere on; the names are those of `Scanner`. */
export type PatternOptions = Pick<Scanner, 'extended' | 'ignoreCase' | 'dotAll' | 'range'>;

export function parsePattern(source: readonly number[], options: Partial<PatternOptions> = {}): Tree {
  return new PatternParser(source, options).run();
}

class PatternParser {
  private readonly scanner: Scanner;
  private readonly frames: Frame[] = [];
  private readonly groups: Group[] = [];
  private special = false;

  constructor(source: readonly number[], options: Partial<PatternOptions>) {
    this.scanner = Object.assign(new Scanner(source), options);
  }

  run(): Tree {
    const { scanner } = this;
    this.open('pattern', (body) => (scanner.calls > 0 ? this.capture(0, false, body) : body));
    while (!scanner.atEnd()) this.step(scanner.next());
    this.closeOptions();
    if (this.frames.length > 1) throw new Rejection('end pattern with unmatched parenthesis');
    const { groupCount, namedCount, calls, names } = scanner;
    return { root: this.close(), groups: this.groups, groupCount, namedCount, calls, names, special: this.special };
  }

  private step(c: number): void {
    const handler = HANDLERS.get(c);
    if (handler === undefined) this.literal(c);
    else handler.call(this, c);
  }

  private literal(c: number): void {
    this.characters({ kind: 'literal', code: c });
  }

  private characters(characters: Characters): void {
    this.add(text(characters, this.scanner.ignoreCase));
  }

  // Frames

  private open(kind: Frame['kind'], close: (body: Node) => Node, options: Partial<PatternOptions> = {}): void {
    if (this.frames.length >= MAX_DEPTH) throw new Rejection('parse depth limit over');
    const { extended, ignoreCase, dotAll, range } = this.scanner;
    this.frames.push({ kind, close, options: { extended, ignoreCase, dotAll, range }, branches: [], items: [] });
    Object.assign(this.scanner, options);
  }

  /** Ends the innermost frame. */
  private close(): Node {
    this.endBranch();
    const { close, branches, options } = this.frames.pop()!;
    Object.assign(this.scanner, options);
    return close(branches.length === 1 ? branches[0]! : { kind: 'alternatives', children: branches });
  }

  private closeOptions(): void {
    while (this.frames.at(-1)!.kind === 'options') {
      const node = this.close();
      this.add(node);
    }
  }

  closeParenthesis(): void {
    this.closeOptions();
    if (this.frames.length === 1) throw new Rejection('unmatched close parenthesis');
    const node = this.close();
    this.add(node);
  }

  endBranch(): void {
    const frame = this.frames.at(-1)!;
    const { items } = frame;
    frame.branches.push(items.length === 1 ? items[0]! : items.length === 0 ? { ...EMPTY } : { kind: 'list', children: items });
    frame.items = [];
  }

  private add(node: Node): void {
    this.frames.at(-1)!.items.push(node);
  }

  // Parentheses

  openParenthesis(): void {
    const { scanner } = this;
    if (scanner.accept('?')) this.openExtended();
    else if (scanner.atEnd()) throw new Rejection('end pattern with unmatched parenthesis');
    else this.openCapture(scanner.addGroup(), false);
  }

  private openCapture(number: number, named: boolean): void {
    this.open('parenthesis', (body) => this.capture(number, named, body));
  }

  private capture(number: number, named: boolean, body: Node): Group {
    const node: Group = { kind: 'group', type: 'capture', number, named, children: [body] };
    this.groups[number] = node;
    return node;
  }

  private openGroup(type: GroupType, number = 0, named = false): void {
    this.special ||= type === 'condition';
    const close = type === 'condition' ? withOtherwise : (body: Node) => body;
    this.open('parenthesis', (body) => ({ kind: 'group', type, number, named, children: [close(body)] }));
  }

  private openLook(type: Look['type'], negated: boolean): void {
    this.special ||= type !== 'ahead';
    this.open('parenthesis', (body) => ({ kind: 'look', type, negated, children: [body] }));
  }

  /** Reads on from behind `(?`. */
  private openExtended(): void {
    const { scanner } = this;
    if (scanner.atEnd()) throw new Rejection('end pattern in group');
    const c = String.fromCodePoint(scanner.next());
    if (c === '#') this.skipComment();
    else if (c === ':') this.open('parenthesis', (body) => body);
    else if (c === '=' || c === '!') this.openLook('ahead', c === '!');
    else if (c === '>') this.openGroup('atomic');
    else if (c === '~') this.openGroup('absent');
    else if (c === '<') this.openAngle();
    else if (c === "'") this.openCapture(scanner.addNamedGroup(definedName(scanner, c)), true);
    else if (c === '(') this.openCondition();
    else this.options(c);
  }

  private skipComment(): void {
    const { scanner } = this;
    while (!scanner.atEnd()) {
      const c = scanner.next();
      if (c === code(')')) return;
      if (c === BACKSLASH) scanner.next();
    }
    throw new Rejection('end pattern in group');
  }

  /** Look-behind or a name, from behind `(?<`. */
  private openAngle(): void {
    const { scanner } = this;
    if (scanner.atEnd()) throw new Rejection('end pattern with unmatched parenthesis');
    if (scanner.accept('=')) this.openLook('behind', false);
    else if (scanner.accept('!')) this.openLook('notBehind', true);
    else this.openCapture(scanner.addNamedGroup(definedName(scanner, '<')), true);
  }

  /** `(?(1)...)`, `(?(<name>)...)` and `(?('name')...)`, from behind the second parenthesis. */
  private openCondition(): void {
    const { scanner } = this;
    if (scanner.atEnd()) throw new Rejection('undefined group option');
    if (isDigit(scanner.peek())) {
      this.openGroup('condition', referredName(scanner, '(').number!);
      return;
    }
    const opening = scanner.accept('<') ? '<' : scanner.accept("'") ? "'" : undefined;
    if (opening === undefined) throw new Rejection('invalid conditional pattern');
    const { numbers } = referredGroups(scanner, opening);
    if (!scanner.accept(')')) throw new Rejection('undefined group option');
    this.openGroup('condition', numbers[0]!, true);
  }

  /** `(?i-m)` and `(?i-m:...)`, from the first letter. */
  private options(first: string): void {
    const { scanner } = this;
    const options: { -readonly [K in keyof PatternOptions]?: PatternOptions[K] } = {};
    let on = true;
    if (first === ')') throw new Rejection('undefined group option');
    for (let c = first; c !== ')' && c !== ':'; c = String.fromCodePoint(scanner.next())) {
      if (!(c === '-' || 'imx'.includes(c) || (on && 'adu'.includes(c)))) throw new Rejection('undefined group option');
      if (c === '-') on = false;
      if (c === 'x') options.extended = on;
      if (c === 'i') options.ignoreCase = on;
      if (c === 'm') options.dotAll = on;
      if (c === 'a' || c === 'd' || c === 'u') options.range = c;
      if (scanner.atEnd()) throw new Rejection('end pattern in group');
    }
    const kind = scanner.source[scanner.at - 1] === code(':') ? 'parenthesis' : 'options';
    this.open(kind, (body) => ({ kind: 'group', type: 'options', number: 0, named: false, children: [body] }), options);
  }

  // Repetition

  star(): void {
    this.repeatMarked(0, INFINITE);
  }

  plus(): void {
    this.repeatMarked(1, INFINITE);
  }

  question(): void {
    this.repeatMarked(0, 1);
  }

  private repeat(lower: number, upper: number, lazy: boolean): void {
    const { items } = this.frames.at(-1)!;
    const target = items.pop();
    if (target === undefined) throw new Rejection('target of repeat operator is not specified');
    items.push(lower === 1 && upper === 1 ? target : { kind: 'repeat', lower, upper, lazy, children: [target] });
  }

  /** A `?` makes it lazy, a `+` possessive. */
  private repeatMarked(lower: number, upper: number): void {
    const lazy = this.scanner.accept('?');
    this.repeat(lower, upper, lazy);
    if (lazy || !this.scanner.accept('+')) return;
    const { items } = this.frames.at(-1)!;
    items.push({ kind: 'group', type: 'atomic', number: 0, named: false, children: [items.pop()!] });
  }

  /** A `{` that begins no `{1}`, `{1,}`, `{,1}` or `{1,2}` stands for itself. */
  brace(): void {
    const { scanner } = this;
    const start = scanner.at;
    const lower = this.repeatNumber();
    const comma = scanner.accept(',');
    const upper = comma ? this.repeatNumber() : lower;
    if ((lower === undefined && upper === undefined) || !scanner.accept('}')) {
      scanner.at = start;
      this.literal(code('{'));
      return;
    }
    if ((lower ?? 0) > (upper ?? INFINITE)) throw new Rejection('upper is smaller than lower in repeat range');
    this.repeat(lower ?? 0, upper ?? INFINITE, comma && scanner.accept('?'));
  }

  private repeatNumber(): number | undefined {
    const { scanner } = this;
    const { value, end } = readDigits(scanner.source, scanner.at, scanner.source.length, decimalValue, 10);
    if (value > MAX_REPEAT) throw new Rejection('too big number for repeat range');
    if (end === scanner.at) return undefined;
    scanner.at = end;
    return value;
  }

  // Single characters

  charClass(): void {
    this.characters(parseCharClass(this.scanner, MAX_DEPTH - this.frames.length));
  }

  dot(): void {
    this.characters({ kind: 'any', newline: this.scanner.dotAll });
  }

  anchor(c: number): void {
    this.addAnchor(c, true);
  }

  private addAnchor(c: number, allowedBehind: boolean): void {
    const type = String.fromCodePoint(c) as AnchorType;
    this.add({ kind: 'anchor', type, asciiOnly: this.scanner.range === 'a', allowedBehind });
  }

  space(c: number): void {
    if (!this.scanner.extended) this.literal(c);
  }

  hash(c: number): void {
    const { scanner } = this;
    if (!scanner.extended) {
      this.literal(c);
      return;
    }
    while (!scanner.atEnd() && scanner.next() !== code('\n'));
  }

  // Escapes

  escape(): void {
    const c = this.scanner.next();
    const handler = ESCAPE_HANDLERS.get(c);
    if (handler === undefined) this.literal(CONTROLS.get(c) ?? c);
    else handler.call(this, c);
  }

  hexEscape(): void {
    this.digits(this.scanner.at, 2, hexValue, 16);
  }

  shorthand(c: number): void {
    // Case does not matter to these.
    this.add(text({ kind: 'class', negated: false, operands: [[this.scanner.shorthand(String.fromCodePoint(c))]] }, false));
  }

  property(c: number): void {
    if (this.scanner.accept('{')) {
      const { name, negated } = this.scanner.property(c === code('P'));
      this.characters({ kind: 'class', negated, operands: [[{ kind: 'property', name, negated: false }]] });
    } else this.literal(c);
  }

  endAnchor(c: number): void {
    this.addAnchor(c, false);
  }

  /** `\R` and `\X`. */
  atomicText(c: number): void {
    const body = text({ kind: c === code('R') ? 'linebreak' : 'grapheme' }, false);
    this.add({ kind: 'group', type: 'atomic', number: 0, named: false, children: [body] });
  }

  /** A back-reference, or an octal number where there are not so many groups. */
  number(c: number): void {
    const { scanner } = this;
    const start = scanner.at - 1;
    const { value, end } = readDigits(scanner.source, start, scanner.source.length, decimalValue, 10);
    if (value <= MAX_BACK_REFERENCE && (value <= scanner.groupCount || value <= 9)) {
      scanner.at = end;
      this.reference([value], false, undefined);
    } else if (octalValue(c) < 0) this.literal(c);
    else this.digits(start, 3, octalValue, 8);
  }

  octal(): void {
    this.digits(this.scanner.at, 2, octalValue, 8);
  }

  private digits(start: number, limit: number, digit: (c: number) => number, base: number): void {
    const { value, end } = readDigits(this.scanner.source, start, limit, digit, base);
    this.scanner.at = end;
    this.literal(value);
  }

  backReference(c: number): void {
    const opening = this.quote();
    if (opening === undefined) {
      this.literal(c);
      return;
    }
    const { numbers, named, level } = referredGroups(this.scanner, opening);
    this.reference(numbers, named, level);
  }

  private reference(numbers: readonly number[], named: boolean, level: number | undefined): void {
    const { groupCount, ignoreCase } = this.scanner;
    this.special = true;
    const recursive = numbers.some((number) => number <= groupCount && this.groups[number] === undefined);
    this.add({ kind: 'reference', numbers, named, recursive, level, ignoreCase });
  }

  call(c: number): void {
    const { scanner } = this;
    const opening = this.quote();
    if (opening === undefined) this.literal(c);
    else if (scanner.accept('0')) {
      if (scanner.accept(opening === '<' ? '>' : opening)) this.addCall([], 0);
      else this.namedCall(opening, false);
    } else this.namedCall(opening, scanner.accept('+'));
  }

  /** Ruby takes a name behind `+` for the next group. */
  private namedCall(opening: string, ahead: boolean): void {
    const { scanner } = this;
    const { name, number } = referredName(scanner, opening);
    if (!ahead) this.addCall(name, number === undefined ? undefined : absolute(scanner, number));
    else if (number === undefined) this.addCall(name, scanner.groupCount + 1);
    else this.addCall(name, number > 0 ? scanner.groupCount + number : absolute(scanner, number));
  }

  private addCall(name: readonly number[], number: number | undefined): void {
    this.special = true;
    this.scanner.calls++;
    this.add({ kind: 'call', name, number });
  }

  private quote(): string | undefined {
    if (this.scanner.accept('<')) return '<';
    return this.scanner.accept("'") ? "'" : undefined;
  }
}

/** Both alternatives of a condition: without a second one, that is nothing. */
function withOtherwise(body: Node): Node {
  return body.kind === 'alternatives' ? body : { kind: 'alternatives', children: [body, { ...EMPTY }] };
}

function decimalValue(c: number): number {
  return isDigit(c) ? c - 0x30 : -1;
}

type Handler = (this: PatternParser, c: number) => void;

function handlers(table: Readonly<Record<string, Handler>>): ReadonlyMap<number, Handler> {
  return new Map(Object.entries(table).flatMap(([characters, handler]) => [...characters].map((c) => [code(c), handler] as const)));
}

/** What characters mean, by themselves and behind a backslash. All others stand for one character. */
const { prototype } = PatternParser;
const HANDLERS = handlers({
  '\\': prototype.escape,
  '(': prototype.openParenthesis,
  ')': prototype.closeParenthesis,
  '|': prototype.endBranch,
  '[': prototype.charClass,
  '{': prototype.brace,
  '*': prototype.star,
  '+': prototype.plus,
  '?': prototype.question,
  '^$': prototype.anchor,
  '.': prototype.dot,
  '#': prototype.hash,
  ' \t\n\r\f': prototype.space,
});
const ESCAPE_HANDLERS = handlers({
  bBAGK: prototype.anchor,
  zZ: prototype.endAnchor,
  RX: prototype.atomicText,
  wWdDsShH: prototype.shorthand,
  x: prototype.hexEscape,
  pP: prototype.property,
  '0': prototype.octal,
  '123456789': prototype.number,
  k: prototype.backReference,
  g: prototype.call,
});
