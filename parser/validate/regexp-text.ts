/** A pattern being read, and the error that reading it can end with. */

export class RegexpError extends Error {}

export class RegexpText {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  atEnd(): boolean {
    return this.position >= this.text.length;
  }

  rest(): string {
    return this.text.slice(this.position);
  }

  /** The next character, or the empty string at the end. */
  peek(): string {
    return this.atEnd() ? '' : String.fromCodePoint(this.text.codePointAt(this.position) as number);
  }

  /** Reads one character. */
  next(): string {
    const character = this.peek();
    this.position += character.length;
    return character;
  }

  /** Reads the given text, if it stands here. */
  skip(expected: string): boolean {
    if (!this.text.startsWith(expected, this.position)) return false;
    this.position += expected.length;
    return true;
  }

  skipPast(end: string): void {
    const at = this.text.indexOf(end, this.position);
    this.position = at < 0 ? this.text.length : at + end.length;
  }

  back(count: number): void {
    this.position -= count;
  }

  /** Whether the (sticky) pattern matches here. */
  test(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    return pattern.test(this.text);
  }

  /** Reads what the (sticky) pattern matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.position = pattern.lastIndex;
    return match;
  }

  /** Reads a group's name up to the closing character or a parenthesis, the closing character too. */
  nameUpTo(closing: string): { name: string; closed: boolean } {
    const from = this.position;
    while (!this.atEnd() && this.peek() !== closing && this.peek() !== ')') this.next();
    const name = this.text.slice(from, this.position);
    return { name, closed: this.skip(closing) };
  }

  /** Reads what belongs to an escape of one character behind its first letter; the value where it is given by number. */
  finishEscape(first: string): number | undefined {
    if (first === 'x') return Number.parseInt(this.match(/[0-9A-Fa-f]{1,2}/y)?.[0] ?? '0', 16);
    if (first === 'u') return this.unicode();
    if (first === 'c' || first === 'C' || first === 'M') this.control(first);
    else if (first === 'p' || first === 'P') this.property();
    else if (/[0-7]/.test(first)) return Number.parseInt(first + (this.match(/[0-7]{0,2}/y)?.[0] ?? ''), 8);
    return undefined;
  }

  private unicode(): number {
    const list = this.match(/\{\s*([0-9A-Fa-f]+)[^}]*\}/y);
    return Number.parseInt(list?.[1] ?? this.match(/[0-9A-Fa-f]{4}/y)?.[0] ?? '0', 16);
  }

  private control(first: string): void {
    if (first !== 'c') this.skip('-');
    if (this.next() === '\\') this.finishEscape(this.next());
  }

  private property(): void {
    if (!this.skip('{')) return;
    const { name, closed } = this.nameUpTo('}');
    if (!closed || name === '') throw new RegexpError(`invalid character property name {${closed ? name : name.slice(0, -1)}}`);
  }
}
