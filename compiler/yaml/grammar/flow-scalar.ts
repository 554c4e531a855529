/**
 * Texts in quotes.
 *
 * libyaml: scanner.c#yaml_parser_scan_flow_scalar
 */
import { type Cursor, END, isBlank, isBreak, isSpacing, type Mark } from './cursor.ts';
import { joined } from './folding.ts';
import { YamlProblem } from './problem.ts';
import { type Token, token } from './token.ts';

const BACKSLASH = 0x5c;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

const HEX_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** The text in quotes that begins here. */
export function scanFlowScalar(cursor: Cursor): Token {
  const start = cursor.mark;
  const isSingle = cursor.is("'");
  cursor.skip();
  let value = '';
  for (;;) {
    refuseEnd(cursor, start);
    const { text, escapedBreak } = scanRun(cursor, isSingle, start);
    value += text;
    if (cursor.is(isSingle ? "'" : '"')) break;
    value += scanSpacing(cursor, escapedBreak);
  }
  cursor.skip();
  return token('scalar', start, cursor.mark, value, '', 'quoted');
}

function refuseEnd(cursor: Cursor, start: Mark): void {
  const context = 'while scanning a quoted scalar';
  if (cursor.isDocumentMark('-') || cursor.isDocumentMark('.'))
    throw new YamlProblem('found unexpected document indicator', context, start);
  if (cursor.code() === END) throw new YamlProblem('found unexpected end of stream', context, start);
}

/** Up to a blank, a line break, or the closing quote. `escapedBreak`: a backslash at the end of the line. */
function scanRun(cursor: Cursor, isSingle: boolean, start: Mark): { readonly text: string; readonly escapedBreak: boolean } {
  let text = '';
  const quote = isSingle ? 0x27 : 0x22;
  let from = cursor.offset;
  const taken = (): string => cursor.text.slice(from, cursor.offset);
  for (let code = cursor.code(); !isSpacing(code); code = cursor.code()) {
    if (code === quote) {
      if (!isSingle || cursor.code(1) !== quote) break;
      text += `${taken()}'`;
      cursor.skip(2);
      from = cursor.offset;
    } else if (code === BACKSLASH && !isSingle) {
      text += taken();
      if (isBreak(cursor.code(1))) {
        cursor.skip();
        cursor.skipLine();
        return { text, escapedBreak: true };
      }
      text += scanEscape(cursor, start);
      from = cursor.offset;
    } else cursor.skip();
  }
  return { text: text + taken(), escapedBreak: false };
}

function scanEscape(cursor: Cursor, start: Mark): string {
  const context = 'while parsing a quoted scalar';
  const letter = String.fromCharCode(cursor.code(1));
  const plain = ESCAPES.get(letter);
  const length = HEX_LENGTHS.get(letter);
  if (plain === undefined && length === undefined) throw new YamlProblem('found unknown escape character', context, start);
  cursor.skip(2);
  if (length === undefined) return plain as string;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = Number.parseInt(String.fromCharCode(cursor.code(at)), 16);
    if (Number.isNaN(digit)) throw new YamlProblem('did not find expected hexdecimal number', context, start);
    value = value * 16 + digit;
  }
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff)
    throw new YamlProblem('found invalid Unicode character escape code', context, start);
  cursor.skip(length);
  return String.fromCodePoint(value);
}

/** Blanks and line breaks between two runs: blanks alone are kept. */
function scanSpacing(cursor: Cursor, afterBreak: boolean): string {
  let isLeading = afterBreak;
  let blanks = '';
  let first = '';
  let more = '';
  for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
    if (isBlank(code)) {
      if (!isLeading) blanks += String.fromCharCode(code);
      cursor.skip();
    } else if (isLeading) more += cursor.skipLine();
    else {
      first = cursor.skipLine();
      isLeading = true;
    }
  }
  return isLeading ? joined(first, more) : blanks;
}
