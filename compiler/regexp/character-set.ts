/**
 * Sets of characters, as classes of JavaScript's regular expressions with the flag `v`: so both engines ask the same class.
 */
import type { Characters, ClassItem } from '../../parser/regexp/tree.ts';
import { casedCharacters, charactersOf, equivalents, foldedSequences } from './case-folding.ts';
import { propertyText } from './properties.ts';

const ASCII = 0x80;
const MOST_SETS = 5000;
const sets = new Map<string, CharacterSet>();

export class CharacterSet {
  /** The class with its brackets, or one character as a pattern writes it. */
  readonly text: string;
  /** The only character of the set. */
  readonly single: number | undefined;
  private readonly others = new Map<number, boolean>();
  private regexp: RegExp | undefined;
  private asciiTable: Uint8Array | undefined;

  constructor(text: string, single: number | undefined) {
    this.text = text;
    this.single = single;
  }

  has(code: number): boolean {
    if (code < ASCII) return this.ascii[code] === 1;
    if (this.single !== undefined) return code === this.single;
    const known = this.others.get(code);
    return known ?? this.ask(code);
  }

  /** For each character of ASCII 1 if it is in the set. */
  get ascii(): Uint8Array {
    this.asciiTable ??= Uint8Array.from({ length: ASCII }, (_, code) => (this.matches(code) ? 1 : 0));
    return this.asciiTable;
  }

  private ask(code: number): boolean {
    const answer = this.matches(code);
    if (this.others.size > MOST_SETS) this.others.clear();
    this.others.set(code, answer);
    return answer;
  }

  private matches(code: number): boolean {
    if (this.single !== undefined) return code === this.single;
    this.regexp ??= new RegExp(`^${this.text}$`, 'v');
    return this.regexp.test(String.fromCodePoint(code));
  }

  /** Whether the two have a character in common; characters that are not of ASCII count as one. */
  overlaps(other: CharacterSet): boolean {
    if (this.single !== undefined) return other.has(this.single);
    if (other.single !== undefined) return this.has(other.single);
    const { ascii } = other;
    return this.ascii.some((inSet, code) => inSet === 1 && ascii[code] === 1) || (this.hasOthers && other.hasOthers);
  }

  /** Whether there can be characters that are not of ASCII. */
  get hasOthers(): boolean {
    if (this.single !== undefined) return this.single >= ASCII;
    return !/^\[(?:[A-Za-z0-9-]|\\u\{[0-7]?[0-9a-f]\})*\]$/.test(this.text);
  }
}

/** The set of one character. */
export function singleSet(code: number): CharacterSet {
  const character = String.fromCodePoint(code);
  return setOf(/^[A-Za-z0-9 _]$/.test(character) ? character : escaped(code), code);
}

/** The set of these characters. */
export function setOfCodes(codes: readonly number[]): CharacterSet {
  return codes.length === 1 ? singleSet(codes[0]!) : setOf(`[${codes.map(escaped).join('')}]`, undefined);
}

/** What the dot matches. */
export function anySet(newline: boolean): CharacterSet {
  return setOf(newline ? '[\\s\\S]' : '[^\\n]', undefined);
}

/** The set of a class. */
export function classSet(characters: Characters & { kind: 'class' }, ignoreCase: boolean): CharacterSet {
  if (!ignoreCase) return setOf(classText(characters), undefined);
  const { negated, operands } = characters;
  const raw = classText({ kind: 'class', negated: false, operands });
  const more = otherCases(setOf(raw, undefined));
  return setOf(`[${negated ? '^' : ''}${raw}${more.map(escaped).join('')}]`, undefined);
}

/** The only character of a class `[a]`. */
export function onlyCharacter({ negated, operands }: Characters & { kind: 'class' }): number | undefined {
  const [item] = operands[0]!;
  const single =
    !negated && operands.length === 1 && operands[0]!.length === 1 && item!.kind === 'range' && item!.from === item!.to;
  return single && item!.kind === 'range' ? item!.from : undefined;
}

/** Texts of several characters that stand for some character of a class, when case is ignored and the class is not negated. */
export function sequencesOf(characters: Characters & { kind: 'class' }): readonly string[] {
  if (characters.negated) return [];
  const set = setOf(classText(characters), undefined);
  return set.hasOthers ? foldedSequences().filter((sequence) => charactersOf(sequence).some((code) => set.has(code))) : [];
}

/** Ruby loses the other cases that lie between U+0080 and U+00FF: it puts them where it keeps single bytes. */
function isLost(code: number): boolean {
  return code >= 0x80 && code <= 0xff;
}

function otherCases(set: CharacterSet): readonly number[] {
  const missing = (code: number): boolean => !set.has(code) && !isLost(code) && equivalents(code).some((other) => set.has(other));
  if (set.hasOthers) return casedCharacters().filter(missing);
  const letters = Array.from(set.ascii.keys()).filter((code) => set.ascii[code] === 1);
  return letters.flatMap((code) => equivalents(code)).filter((code) => !set.has(code));
}

function setOf(text: string, single: number | undefined): CharacterSet {
  const known = sets.get(text);
  if (known !== undefined) return known;
  if (sets.size > MOST_SETS) sets.clear();
  const made = new CharacterSet(text, single);
  sets.set(text, made);
  return made;
}

function classText({ negated, operands }: Characters & { kind: 'class' }): string {
  const texts = operands.map((items) => items.map(itemText).join(''));
  const text = texts.length === 1 ? texts[0]! : texts.map((operand) => `[${operand}]`).join('&&');
  return `[${negated ? '^' : ''}${text}]`;
}

function itemText(item: ClassItem): string {
  if (item.kind === 'class') return classText(item);
  if (item.kind === 'property') return `[${item.negated ? '^' : ''}${propertyText(item.name)}]`;
  return item.from === item.to ? escaped(item.from) : `${escaped(item.from)}-${escaped(item.to)}`;
}

/** Letters and digits as they are, all else by number: that is right in classes and outside of them. */
function escaped(code: number): string {
  const character = String.fromCodePoint(code);
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\u{${code.toString(16)}}`;
}
