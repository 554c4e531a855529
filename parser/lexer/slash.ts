/** What begins with a slash: regular expressions, and comments that never end. */
import type { TokenType } from 'chevrotain';
import { errorOf } from '../diagnostics/issues.ts';
import { rubyRegexpError } from '../ruby-regexp.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import type { Match } from './context.ts';
import { context, exec, failed, found, Parts, spanAt } from './context.ts';

const REGEX_TEXT = /\/[^/]*\//y;

export function unclosedComment(text: string, offset: number): Match | null {
  return text.charCodeAt(offset + 1) === 0x2a ? failed(text, offset, errorOf('UNCLOSED_MLCOMMENT', spanAt(offset))) : null;
}

export function regex(text: string, offset: number, matched: Token[]): Match | null {
  if (context.noRegexFrom <= offset || !regexAcceptable(matched)) return null;
  let value = exec(REGEX_TEXT, text, offset);
  while (value !== undefined && endsEscaped(value)) {
    const close = text.indexOf('/', offset + value.length);
    value = close === -1 ? undefined : text.slice(offset, close + 1);
  }
  if (value === undefined) {
    // Every slash from here on is escaped, so none of them can begin one either.
    context.noRegexFrom = offset;
    return null;
  }
  const pattern = value.slice(1, -1).replaceAll('\\/', '/');
  const message = rubyRegexpError(pattern);
  if (message === undefined) return found(value, pattern);
  // Ruby's error passes through Puppet as it is, without a place.
  const related = [{ at: { source: context.source, offset, length: value.length }, message: 'this regular expression' }];
  return failed(text, offset, { code: 'DALANG_ILLEGAL_REGEXP', severity: 'error', message, related });
}

function endsEscaped(value: string): boolean {
  let slashes = 0;
  for (let i = value.length - 2; i > 0 && value.charCodeAt(i) === 0x5c; i--) slashes++;
  return slashes % 2 === 1;
}

// biome-ignore format: a table
const NO_REGEX_AFTER: ReadonlySet<TokenType> = new Set([
  T.RPAREN, T.RBRACK, T.RRCOLLECT, T.RCOLLECT, T.CLASSREF, T.NUMBER, T.STRING, T.REGEX, T.VARIABLE, T.WORD, T.DQPOST,
]);

/** Whether a slash may begin a regular expression, by what stands before it. */
function regexAcceptable(matched: readonly Token[]): boolean {
  for (let i = matched.length - 1; i >= 0; i--) {
    const last = matched[i] as Token;
    if (last.payload instanceof Parts) {
      // The first `${` of a string does not count as a token yet when the expression in it is lexed.
      if (last.payload.opens && !last.payload.closes) continue;
      return last.payload.opens || !NO_REGEX_AFTER.has((last.payload.tokens.at(-1) as Token).tokenType);
    }
    if (last.tokenType === T.RAW_WORD) {
      const keyword = context.keywords.get(last.image);
      return keyword !== undefined && keyword !== T.BOOLEAN;
    }
    return !NO_REGEX_AFTER.has(last.tokenType);
  }
  return true;
}
