/**
 * How a line of text looks in a terminal: tabs as spaces, control characters as something visible, and the column of each character.
 */
const TAB_STOP = 4;

export interface Cells {
  /** What to print for each UTF-16 unit; the second half of a surrogate pair prints nothing. */
  readonly texts: readonly string[];
  /** The column at which each unit begins, and one more for the end of the line. */
  readonly columns: readonly number[];
}

/** Marks that add to the character before, and variation selectors. */
const ZERO_WIDTH = /\p{Mn}|\p{Me}/u;

/** Characters that take no room or turn the direction of the text: to be seen, they are named. */
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}\u0080-\u009f]/u;

/** East Asian wide characters and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Text and column of every UTF-16 unit of the line. */
export function cells(line: string): Cells {
  const texts: string[] = [];
  const columns: number[] = [];
  let column = 0;
  for (const character of line) {
    const [text, width] = cell(character, column);
    texts.push(text);
    columns.push(column);
    column += width;
    if (character.length === 2) {
      texts.push('');
      columns.push(column);
    }
  }
  columns.push(column);
  return { texts, columns };
}

function cell(character: string, column: number): [text: string, width: number] {
  const code = character.codePointAt(0) as number;
  if (code >= 0x20 && code < 0x7f) return [character, 1];
  if (character === '\t') {
    const width = TAB_STOP - (column % TAB_STOP);
    return [' '.repeat(width), width];
  }
  if (code < 0x20) return [String.fromCharCode(0x2400 + code), 1];
  if (code === 0x7f) return ['\u2421', 1];
  if (INVISIBLE.test(character) || (code >= 0xd800 && code <= 0xdfff)) return named(code);
  if (ZERO_WIDTH.test(character)) return [character, 0];
  return [character, WIDE.test(character) ? 2 : 1];
}

function named(code: number): [text: string, width: number] {
  const text = `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  return [text, text.length];
}
