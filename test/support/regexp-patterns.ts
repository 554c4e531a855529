/** Regular expressions in Ruby's syntax, made at random: short, with everything that the syntax has. */
import type { Random } from './regexp-subjects.ts';

const LETTERS = ['a', 'b', 'c', 'A', 's', 'S', '1', ' ', '-', 'é', 'ß', 'x'];
const MEMBERS = [
  'a', 'b-d', '1', '\\d', '\\w', '\\s', '[:alpha:]', '[:^digit:]', '[:upper:]', '\\h', '\\-', 'é', 'A-C', '[:punct:]', '\\n', '\\p{L}',
  '\\P{Lu}', 'ß', 'a-c&&b-d', '\\x41-\\x43', '[^a]', '[b-e]&&[^c]', '[:^space:]', '\\101',
]; // biome-ignore format: a table
const SETS = [
  '\\w', '\\d', '\\s', '\\W', '\\S', '\\D', '\\h', '\\H', '\\R', '\\X', '\\p{Alpha}', '\\p{^Lu}', '\\n', '\\x61', '\\u00e9', '.', '.',
]; // biome-ignore format: a table
const ANCHORS = ['^', '$', '\\A', '\\z', '\\Z', '\\b', '\\B', '\\G'];
const REPEATS = [
  '*',
  '+',
  '?',
  '*?',
  '+?',
  '??',
  '*+',
  '++',
  '?+',
  '{2}',
  '{1,2}',
  '{,2}',
  '{1,}',
  '{0,1}?',
  '{2,3}?',
  '{2}?',
  '{1,2}+',
];
const OPTIONS = ['i', 'm', 'x', 'i-m', '-i', 'mi', 'a', 'u'];
const DEEPEST = 3;

export function randomPattern(random: Random): string {
  return new Maker(random).alternatives(0);
}

class Maker {
  private readonly random: Random;
  private groups = 0;
  private readonly named: boolean;

  constructor(random: Random) {
    this.random = random;
    this.named = random(4) === 0;
  }

  alternatives(depth: number): string {
    let text = this.sequence(depth);
    while (this.random(4) === 0) text += `|${this.sequence(depth)}`;
    return text;
  }

  private sequence(depth: number): string {
    const count = this.random(6) === 0 ? 0 : 1 + this.random(3);
    return Array.from({ length: count }, () => this.part(depth)).join('');
  }

  private part(depth: number): string {
    const atom = this.atom(depth);
    return atom === '' || /^\(\?[a-z-]+\)$/.test(atom) ? atom : atom + this.repeat();
  }

  private pick(from: readonly string[]): string {
    return from[this.random(from.length)]!;
  }

  private repeat(): string {
    if (this.random(2) === 0) return '';
    return this.pick(REPEATS) + (this.random(15) === 0 ? this.pick(REPEATS) : '');
  }

  private atom(depth: number): string {
    const kind = this.random(depth >= DEEPEST ? 12 : 24);
    if (kind < 5) return this.pick(LETTERS);
    if (kind < 7) return this.pick(SETS);
    if (kind < 9) return this.characterClass();
    if (kind === 9) return this.pick(ANCHORS);
    if (kind === 10) return this.reference();
    if (kind === 11) return this.random(3) === 0 ? '\\K' : this.pick(LETTERS);
    return this.group(kind, depth + 1);
  }

  private group(kind: number, depth: number): string {
    const body = (): string => this.alternatives(depth);
    if (kind < 16) return this.capture(body);
    if (kind === 16) return `(?:${body()})`;
    if (kind === 17) return `(?>${body()})`;
    if (kind === 18) return `(?${this.pick(['=', '!'])}${body()})`;
    if (kind === 19) return `(?<${this.pick(['=', '!'])}${this.fixed()}${this.random(2) === 0 ? `|${this.fixed()}` : ''})`;
    if (kind === 20) return `(?~${this.fixed()})`;
    if (kind === 21) return `(?${this.pick(OPTIONS)}:${body()})`;
    if (kind === 22) return `(?${this.pick(['i', 'm', '-i', 'i', 'x'])})`;
    return this.condition();
  }

  private capture(body: () => string): string {
    this.groups += 1;
    return this.named ? `(?<n${this.groups}>${body()})` : `(${body()})`;
  }

  private someGroup(): string {
    const number = 1 + this.random(this.groups);
    return this.named ? `n${number}` : `${number}`;
  }

  private reference(): string {
    if (this.groups === 0) return 'b';
    if (this.random(3) === 0) return `\\g<${this.someGroup()}>`;
    return this.named || this.random(2) === 0 ? `\\k<${this.someGroup()}>` : `\\${this.someGroup()}`;
  }

  private condition(): string {
    if (this.groups === 0) return 'c';
    return `(?(${this.named ? `<${this.someGroup()}>` : this.someGroup()})${this.pick(LETTERS)}|${this.pick(LETTERS)})`;
  }

  private fixed(): string {
    return Array.from({ length: 1 + this.random(2) }, () => this.pick(['a', 'b', '.', '\\w', '[ab]', '\\d'])).join('');
  }

  private characterClass(): string {
    const members = Array.from({ length: 1 + this.random(3) }, () => this.pick(MEMBERS)).join('');
    return `[${this.random(3) === 0 ? '^' : ''}${members}]`;
  }
}
