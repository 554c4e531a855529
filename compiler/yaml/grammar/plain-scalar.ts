/**
 * Texts without quotes.
 *
 * libyaml: scanner.c#yaml_parser_scan_plain_scalar
 */
import { type Cursor, isBlank, isBreak, isSpacing, type Mark, TAB } from './cursor.ts';
import { joined } from './folding.ts';
import { YamlProblem } from './problem.ts';
import { type Token, token } from './token.ts';

export interface PlainScalar {
  readonly token: Token;
  /** The text ended at the start of a line: a key may stand there. */
  readonly endsAfterBreak: boolean;
}

const COLON = 0x3a;
const QUESTION_MARK = 0x3f;

/** The text that begins here; `indent`: least column of its further lines. */
export function scanPlainScalar(cursor: Cursor, indent: number, inFlow: boolean): PlainScalar {
  const start = cursor.mark;
  let end = start;
  let value = '';
  let spacing = '';
  let isLeading = false;
  while (!cursor.isDocumentMark('-') && !cursor.isDocumentMark('.') && !cursor.is('#')) {
    const run = scanRun(cursor, inFlow, start);
    if (run !== '') {
      value += spacing + run;
      spacing = '';
      isLeading = false;
      end = cursor.mark;
    }
    if (!isBlank(cursor.code()) && !isBreak(cursor.code())) break;
    ({ spacing, isLeading } = scanSpacing(cursor, indent, start));
    if (!inFlow && cursor.column < indent) break;
  }
  return { token: token('scalar', start, end, value), endsAfterBreak: isLeading };
}

function scanRun(cursor: Cursor, inFlow: boolean, start: Mark): string {
  const from = cursor.offset;
  for (let code = cursor.code(); !isSpacing(code); code = cursor.code()) {
    if (code === COLON) {
      const next = cursor.code(1);
      if (inFlow && isFlowIndicator(next)) throw new YamlProblem("found unexpected ':'", 'while scanning a plain scalar', start);
      if (isSpacing(next)) break;
    } else if (inFlow && code !== QUESTION_MARK && isFlowIndicator(code)) break;
    cursor.skip();
  }
  return cursor.text.slice(from, cursor.offset);
}

/** `,`, `?`, `[`, `]`, `{` and `}`. */
function isFlowIndicator(code: number): boolean {
  return code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d;
}

function scanSpacing(cursor: Cursor, indent: number, start: Mark): { readonly spacing: string; readonly isLeading: boolean } {
  const from = cursor.offset;
  let isLeading = false;
  let first = '';
  let more = '';
  let blanksEnd = from;
  for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
    if (isBlank(code)) {
      if (isLeading && code === TAB && cursor.column < indent)
        throw new YamlProblem('found a tab character that violates indentation', 'while scanning a plain scalar', start);
      cursor.skip();
      if (!isLeading) blanksEnd = cursor.offset;
    } else if (isLeading) more += cursor.skipLine();
    else {
      first = cursor.skipLine();
      isLeading = true;
    }
  }
  return { spacing: isLeading ? joined(first, more) : cursor.text.slice(from, blanksEnd), isLeading };
}
