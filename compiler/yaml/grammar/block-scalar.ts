/**
 * Texts in lines of their own, after `|` and `>`.
 *
 * libyaml: scanner.c#yaml_parser_scan_block_scalar
 */
import { type Cursor, END, isBlank, isBreak, isBreakOrEnd, type Mark, SPACE, TAB } from './cursor.ts';
import { YamlProblem } from './problem.ts';
import { type Token, token } from './token.ts';

const CONTEXT = 'while scanning a block scalar';

/** What the last line breaks become: one is kept, or none, or all. */
type Chomping = 'clip' | 'strip' | 'keep';

/** The text that begins here; `around`: column of the block that it stands in. */
export function scanBlockScalar(cursor: Cursor, around: number): Token {
  const start = cursor.mark;
  const isLiteral = cursor.is('|');
  cursor.skip();
  const { chomping, increment } = scanHeader(cursor, start);
  const given = increment === 0 ? 0 : Math.max(around, 0) + increment;
  let { indent, breaks, end } = scanBreaks(cursor, given, around, start);
  let value = '';
  let lineBreak = '';
  let afterBlank = false;
  while (cursor.column === indent && cursor.code() !== END) {
    const beforeBlank = isBlank(cursor.code());
    const folds = !isLiteral && lineBreak === '\n' && !afterBlank && !beforeBlank;
    value += folds ? (breaks === '' ? ' ' : '') : lineBreak;
    value += breaks;
    afterBlank = beforeBlank;
    value += cursor.restOfLine();
    lineBreak = cursor.code() === END ? '' : cursor.skipLine();
    ({ indent, breaks, end } = scanBreaks(cursor, indent, around, start));
  }
  if (chomping !== 'strip') value += lineBreak;
  if (chomping === 'keep') value += breaks;
  return token('scalar', start, end, value, '', 'block');
}

/** Chomping and indentation in either order, then the rest of the line. */
function scanHeader(cursor: Cursor, start: Mark): { readonly chomping: Chomping; readonly increment: number } {
  let chomping = scanChomping(cursor);
  const increment = scanIncrement(cursor, start);
  if (increment > 0) chomping ??= scanChomping(cursor);
  cursor.skipBlanks();
  if (cursor.is('#')) cursor.restOfLine();
  if (!isBreakOrEnd(cursor.code())) throw new YamlProblem('did not find expected comment or line break', CONTEXT, start);
  if (cursor.code() !== END) cursor.skipLine();
  return { chomping: chomping ?? 'clip', increment };
}

function scanChomping(cursor: Cursor): Chomping | undefined {
  const chomping = cursor.is('+') ? 'keep' : cursor.is('-') ? 'strip' : undefined;
  if (chomping !== undefined) cursor.skip();
  return chomping;
}

function scanIncrement(cursor: Cursor, start: Mark): number {
  const digit = cursor.code() - 0x30;
  if (digit < 0 || digit > 9) return 0;
  if (digit === 0) throw new YamlProblem('found an indentation indicator equal to 0', CONTEXT, start);
  cursor.skip();
  return digit;
}

interface Breaks {
  readonly indent: number;
  readonly breaks: string;
  readonly end: Mark;
}

/** Empty lines and indentation. An indent of 0 is not known yet: the deepest line found here decides. */
function scanBreaks(cursor: Cursor, indent: number, around: number, start: Mark): Breaks {
  let deepest = 0;
  let breaks = '';
  let end = cursor.mark;
  for (;;) {
    const isOpen = (): boolean => indent === 0 || cursor.column < indent;
    while (isOpen() && cursor.code() === SPACE) cursor.skip();
    deepest = Math.max(deepest, cursor.column);
    if (isOpen() && cursor.code() === TAB)
      throw new YamlProblem('found a tab character where an indentation space is expected', CONTEXT, start);
    if (!isBreak(cursor.code())) break;
    breaks += cursor.skipLine();
    end = cursor.mark;
  }
  return { indent: indent === 0 ? Math.max(deepest, around + 1, 1) : indent, breaks, end };
}
