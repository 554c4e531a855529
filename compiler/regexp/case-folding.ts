/** Which characters are the same when case is ignored. Ruby: full case folding of Unicode, enc/unicode.c. */

/** Above it no character has cases (U+1E943 is the last). */
const LAST_CASED = 0x1e943;
/** Two that cannot be had from their other case: dotless i, which is none of i, and capital sharp s. */
const SPECIAL: Readonly<Record<number, string>> = { 305: 'ı', 7838: 'ss' };

interface Folding {
  /** All characters that fold to the same text, by that text. */
  readonly same: ReadonlyMap<string, readonly number[]>;
  /** All characters that have cases. */
  readonly cased: readonly number[];
  /** Texts of several characters that some character folds to, the longest first. */
  readonly sequences: readonly string[];
}

let table: Folding | undefined;

/** The text that a character stands for when case is ignored; several characters for some, as `ss` for sharp s. */
export function folded(code: number): string {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : String.fromCharCode(code);
  return SPECIAL[code] ?? String.fromCodePoint(code).toUpperCase().toLowerCase();
}

/** The text with each of its characters folded. */
export function foldedText(text: string): string {
  let result = '';
  for (const character of text) result += folded(character.codePointAt(0)!);
  return result;
}

/** The characters that fold to this text. */
export function charactersOf(text: string): readonly number[] {
  return folding().same.get(text) ?? (text.length === (text.codePointAt(0)! > 0xffff ? 2 : 1) ? [text.codePointAt(0)!] : []);
}

/** All characters that are the same as this one, itself among them. */
export function equivalents(code: number): readonly number[] {
  return charactersOf(folded(code));
}

/** All characters that are the same as some other. */
export function casedCharacters(): readonly number[] {
  return folding().cased;
}

/** Texts of several characters that one character can stand for. */
export function foldedSequences(): readonly string[] {
  return folding().sequences;
}

function folding(): Folding {
  table ??= makeFolding();
  return table;
}

function makeFolding(): Folding {
  const same = new Map<string, number[]>();
  const cased: number[] = [];
  for (let code = 0x41; code <= LAST_CASED; code++) {
    if (code === 0xd800) code = 0xe000;
    const character = String.fromCodePoint(code);
    const fold = folded(code);
    if (fold === character && character.toUpperCase() === character) continue;
    cased.push(code);
    add(same, fold, code);
  }
  // A character that others fold to need not have been counted.
  for (const [fold, codes] of same) {
    const itself = fold.codePointAt(0)!;
    if (String.fromCodePoint(itself) === fold && !codes.includes(itself)) codes.push(itself);
  }
  const sequences = [...same.keys()].filter((fold) => [...fold].length > 1);
  return { same, cased, sequences: sequences.sort((a, b) => b.length - a.length) };
}

function add(to: Map<string, number[]>, key: string, code: number): void {
  const known = to.get(key);
  if (known === undefined) to.set(key, [code]);
  else known.push(code);
}
