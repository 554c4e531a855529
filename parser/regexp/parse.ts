/**
 * The parser of patterns. In: what `unescapePattern` leaves of the source; out: the tree, on which the checks of `check.ts` work.
 *
 * Ruby: parse_regexp, parse_exp, parse_enclose and fetch_token in regparse.c, with the syntax OnigSyntaxRuby.
 */
import { skipCharClass } from './char-class.ts';
import { BACKSLASH, code, hexValue, isDigit, octalValue, readDigits } from './characters.ts';
import { absolute, definedName, referredGroups, referredName } from './names.ts';
import { Rejection } from './rejection.ts';
import { Scanner } from './scanner.ts';
import type { Group, GroupType, Look, Node, Tree } from './tree.ts';
import { INFINITE, text } from './tree.ts';

const MAX_DEPTH = 4096;
const MAX_REPEAT = 100_000;
const MAX_BACK_REFERENCE = 1000;

/** An open parenthesis, or options that hold until the one around them closes. */
interface Frame {
  readonly kind: 'pattern' | 'parenthesis' | 'options';
  /** Makes the node of what it encloses. */
  readonly close: (body: Node) => Node;
  /** Option `x` around it. */
  readonly extended: boolean;
  readonly branches: Node[];
  /** What the present branch consists of. */
  items: Node[];
}

export function parsePattern(source: readonly number[]): Tree {
  return new PatternParser(source).run();
}

class PatternParser {
  private readonly scanner: Scanner;
  private readonly frames: Frame[] = [];
  private readonly groups: Group[] = [];
  private special = false;

  constructor(source: readonly number[]) {
    this.scanner = new Scanner(source);
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
    if (handler === undefined) this.add(text(1));
    else handler.call(this, c);
  }

  // Frames

  private open(kind: Frame['kind'], close: (body: Node) => Node, extended = this.scanner.extended): void {
    if (this.frames.length >= MAX_DEPTH) throw new Rejection('parse depth limit over');
    this.frames.push({ kind, close, extended: this.scanner.extended, branches: [], items: [] });
    this.scanner.extended = extended;
  }

  /** Ends the innermost frame. */
  private close(): Node {
    this.endBranch();
    const { close, branches, extended } = this.frames.pop()!;
    this.scanner.extended = extended;
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
    frame.branches.push(items.length === 1 ? items[0]! : items.length === 0 ? text(0) : { kind: 'list', children: items });
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

  private openLook(type: Look['type']): void {
    this.special ||= type !== 'ahead';
    this.open('parenthesis', (body) => ({ kind: 'look', type, children: [body] }));
  }

  /** Reads on from behind `(?`. */
  private openExtended(): void {
    const { scanner } = this;
    if (scanner.atEnd()) throw new Rejection('end pattern in group');
    const c = String.fromCodePoint(scanner.next());
    if (c === '#') this.skipComment();
    else if (c === ':') this.open('parenthesis', (body) => body);
    else if (c === '=' || c === '!') this.openLook('ahead');
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
    if (scanner.accept('=')) this.openLook('behind');
    else if (scanner.accept('!')) this.openLook('notBehind');
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
    let { extended } = scanner;
    let on = true;
    if (first === ')') throw new Rejection('undefined group option');
    for (let c = first; c !== ')' && c !== ':'; c = String.fromCodePoint(scanner.next())) {
      if (!(c === '-' || 'imx'.includes(c) || (on && 'adu'.includes(c)))) throw new Rejection('undefined group option');
      if (c === '-') on = false;
      if (c === 'x') extended = on;
      if (scanner.atEnd()) throw new Rejection('end pattern in group');
    }
    const kind = scanner.source[scanner.at - 1] === code(':') ? 'parenthesis' : 'options';
    this.open(kind, (body) => ({ kind: 'group', type: 'options', number: 0, named: false, children: [body] }), extended);
  }

  // Repetition

  star(): void {
    this.repeat(0, INFINITE);
    this.repeatMark();
  }

  plus(): void {
    this.repeat(1, INFINITE);
    this.repeatMark();
  }

  question(): void {
    this.repeat(0, 1);
    this.repeatMark();
  }

  private repeat(lower: number, upper: number): void {
    const { items } = this.frames.at(-1)!;
    const target = items.pop();
    if (target === undefined) throw new Rejection('target of repeat operator is not specified');
    items.push(lower === 1 && upper === 1 ? target : { kind: 'repeat', lower, upper, children: [target] });
  }

  /** A `?` makes it lazy, a `+` possessive. */
  private repeatMark(): void {
    if (this.scanner.accept('?') || !this.scanner.accept('+')) return;
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
      this.add(text(1));
      return;
    }
    if ((lower ?? 0) > (upper ?? INFINITE)) throw new Rejection('upper is smaller than lower in repeat range');
    this.repeat(lower ?? 0, upper ?? INFINITE);
    if (comma) scanner.accept('?');
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
    skipCharClass(this.scanner, MAX_DEPTH - this.frames.length);
    this.add(text(1));
  }

  anchor(): void {
    this.add({ kind: 'anchor', allowedBehind: true });
  }

  space(): void {
    if (!this.scanner.extended) this.add(text(1));
  }

  hash(): void {
    const { scanner } = this;
    if (!scanner.extended) {
      this.add(text(1));
      return;
    }
    while (!scanner.atEnd() && scanner.next() !== code('\n'));
  }

  // Escapes

  escape(): void {
    const c = this.scanner.next();
    const handler = ESCAPE_HANDLERS.get(c);
    if (handler === undefined) this.add(text(1));
    else handler.call(this, c);
  }

  hexEscape(): void {
    this.digits(this.scanner.at, 2, hexValue, 16);
  }

  property(): void {
    if (this.scanner.accept('{')) this.scanner.property();
    this.add(text(1));
  }

  endAnchor(): void {
    this.add({ kind: 'anchor', allowedBehind: false });
  }

  /** `\R` and `\X`. */
  atomicText(): void {
    this.add({ kind: 'group', type: 'atomic', number: 0, named: false, children: [text(1)] });
  }

  /** A back-reference, or an octal number where there are not so many groups. */
  number(c: number): void {
    const { scanner } = this;
    const start = scanner.at - 1;
    const { value, end } = readDigits(scanner.source, start, scanner.source.length, decimalValue, 10);
    if (value <= MAX_BACK_REFERENCE && (value <= scanner.groupCount || value <= 9)) {
      scanner.at = end;
      this.reference([value], false);
    } else if (octalValue(c) < 0) this.add(text(1));
    else this.digits(start, 3, octalValue, 8);
  }

  octal(): void {
    this.digits(this.scanner.at, 2, octalValue, 8);
  }

  private digits(start: number, limit: number, digit: (c: number) => number, base: number): void {
    this.scanner.at = readDigits(this.scanner.source, start, limit, digit, base).end;
    this.add(text(1));
  }

  backReference(): void {
    const opening = this.quote();
    if (opening === undefined) {
      this.add(text(1));
      return;
    }
    const { numbers, named } = referredGroups(this.scanner, opening);
    this.reference(numbers, named);
  }

  private reference(numbers: readonly number[], named: boolean): void {
    const { groupCount } = this.scanner;
    this.special = true;
    const recursive = numbers.some((number) => number <= groupCount && this.groups[number] === undefined);
    this.add({ kind: 'reference', numbers, named, recursive });
  }

  call(): void {
    const { scanner } = this;
    const opening = this.quote();
    if (opening === undefined) this.add(text(1));
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
  return body.kind === 'alternatives' ? body : { kind: 'alternatives', children: [body, text(0)] };
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
  '#': prototype.hash,
  ' \t\n\r\f': prototype.space,
});
const ESCAPE_HANDLERS = handlers({
  bBAGK: prototype.anchor,
  zZ: prototype.endAnchor,
  RX: prototype.atomicText,
  x: prototype.hexEscape,
  pP: prototype.property,
  '0': prototype.octal,
  '123456789': prototype.number,
  k: prototype.backReference,
  g: prototype.call,
});
