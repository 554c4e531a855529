/** `[...]` in a pattern, read as Onigmo reads it. */
import type { RegexpText } from './regexp-text.ts';
import { RegexpError } from './regexp-text.ts';

const POSIX_NAMES: ReadonlySet<string> = new Set(
  'alnum alpha blank cntrl digit graph lower print punct space upper xdigit ascii word'.split(' '),
);
const POSIX_OPEN = /:(?=(?:[^\]\\]|\\.)*?:\])/y;
const POSIX_NAME = /\^?([a-z]+):\]/y;
const NO_POSIX_NAME = /[^:\]]{0,20}:\]/y;

/** What stood before: nothing, one character, a kind of characters (`\d`), a character and a hyphen, or a finished range. */
type State = 'start' | 'value' | 'kind' | 'range' | 'complete';

/** Reads a class behind its opening bracket. */
export function checkCharacterClass(text: RegexpText): void {
  new ClassReader(text).check();
}

class ClassReader {
  private readonly text: RegexpText;
  private state: State = 'start';
  private value: number | undefined;

  constructor(text: RegexpText) {
    this.text = text;
  }

  check(): void {
    this.text.skip('^');
    this.closingBracketFirst();
    for (;;) {
      if (this.text.atEnd()) throw new RegexpError('premature end of char-class');
      if (this.text.skip(']')) return;
      this.part();
    }
  }

  /** Right at the start, a bracket stands for itself if another one follows to close the class. */
  private closingBracketFirst(): void {
    if (this.text.peek() !== ']') return;
    if (!this.text.rest().slice(1).includes(']')) throw new RegexpError('empty char-class');
    this.text.next();
    this.character(0x5d);
  }

  private part(): void {
    if (this.text.skip('&&')) this.state = 'start';
    else if (this.text.skip('[')) this.bracket();
    else if (this.text.skip('-')) this.hyphen();
    else if (this.text.skip('\\')) this.escape();
    else this.character(this.text.next().codePointAt(0));
  }

  private bracket(): void {
    if (this.text.test(POSIX_OPEN) && this.posix()) return;
    checkCharacterClass(this.text);
    this.state = 'complete';
  }

  /** `[:alpha:]`; false when it is none after all. */
  private posix(): boolean {
    this.text.skip(':');
    const name = this.text.match(POSIX_NAME)?.[1];
    if (name !== undefined && POSIX_NAMES.has(name)) {
      this.kind();
      return true;
    }
    if (name !== undefined || this.text.test(NO_POSIX_NAME)) throw new RegexpError('invalid POSIX bracket type');
    this.character(0x5b);
    this.text.back(1);
    return true;
  }

  private hyphen(): void {
    const closes = this.text.peek() === ']' || this.text.rest().startsWith('&&');
    if (this.state === 'start' || this.state === 'range') this.character(0x2d);
    else if (closes || this.state === 'complete') this.character(0x2d);
    else if (this.state === 'kind') throw new RegexpError('unmatched range specifier in char-class');
    else this.state = 'range';
  }

  private escape(): void {
    const first = this.text.next();
    const value = this.text.finishEscape(first);
    if ('wWdDsShHpP'.includes(first)) this.kind();
    else this.character(value ?? first.codePointAt(0));
  }

  private kind(): void {
    if (this.state === 'range') throw new RegexpError('char-class value at end of range');
    this.state = 'kind';
  }

  private character(value: number | undefined): void {
    if (this.state === 'range') {
      if (this.value !== undefined && value !== undefined && this.value > value) throw new RegexpError('empty range in char class');
      this.state = 'complete';
      return;
    }
    this.state = 'value';
    this.value = value;
  }
}
