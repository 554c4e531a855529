/** The pieces that chevrotain's lexer found to the tokens of the grammar. */
import type { TokenType } from 'chevrotain';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import { BLANKS, Failure, Parts } from './context.ts';

const RAW_WORD_IDX = T.RAW_WORD.tokenTypeIdx as number;
const LBRACK_IDX = T.LBRACK.tokenTypeIdx as number;
const LPAREN_IDX = T.LPAREN.tokenTypeIdx as number;
const LBRACE_IDX = T.LBRACE.tokenTypeIdx as number;
const VARIABLE_IDX = T.VARIABLE.tokenTypeIdx as number;
const DOUBLE_QUOTED_IDX = T.DOUBLE_QUOTED.tokenTypeIdx as number;

const VARIABLE_NAMES: ReadonlySet<TokenType> = new Set([T.NUMBER, T.NAME, T.WORD, ...T.KEYWORDS.values()]);

function retype(t: Token, type: TokenType): void {
  t.tokenType = type;
  t.tokenTypeIdx = type.tokenTypeIdx as number;
}

/** Raw pieces to grammar tokens, in place where the piece is one token. */
export function assemble(pieces: readonly Token[], text: string, keywords: ReadonlyMap<string, TokenType>): Token[] {
  const tokens: Token[] = [];
  // For each open `${`: how many tokens there were when its string began, and when its expression did.
  const open: { readonly string: number; readonly expression: number }[] = [];
  for (const piece of pieces) {
    const payload = piece.payload;
    if (typeof payload === 'object') {
      if (payload instanceof Failure) {
        if (open[0] !== undefined) tokens.length = open[0].string;
        tokens.push(T.makeToken(T.FAILURE, '', piece.startOffset, payload.diagnostic));
        return tokens;
      }
      if (payload instanceof Parts) {
        let string = tokens.length;
        if (payload.closes) {
          const closed = open.pop();
          if (closed !== undefined) {
            string = closed.string;
            nameToVariable(tokens, closed.expression);
          }
        }
        for (const part of payload.tokens) tokens.push(part);
        if (payload.opens) open.push({ string, expression: tokens.length });
        continue;
      }
    }
    switch (piece.tokenTypeIdx) {
      case RAW_WORD_IDX:
        retype(piece, wordType(piece.image, keywords));
        break;
      case VARIABLE_IDX:
        piece.payload = piece.image.slice(1);
        break;
      case LBRACK_IDX:
        if (piece.startOffset === 0 || isSpace(text, piece.startOffset - 1)) retype(piece, T.LISTSTART);
        break;
      case LPAREN_IDX:
        if (firstOnLine(text, piece.startOffset)) retype(piece, T.WSLPAREN);
        break;
      case LBRACE_IDX:
        if (tokens.at(-1)?.tokenType === T.QMARK) retype(piece, T.SELBRACE);
        break;
      case DOUBLE_QUOTED_IDX:
        retype(piece, T.STRING);
        break;
      default:
    }
    tokens.push(piece);
  }
  return tokens;
}

function wordType(image: string, keywords: ReadonlyMap<string, TokenType>): TokenType {
  const keyword = keywords.get(image);
  if (keyword !== undefined) return keyword;
  return /^(?:::)?_|::_|-/.test(image) ? T.WORD : T.NAME;
}

/** `"${x}"` and `"${x.y}"`: the first name in a `${` is a variable, keywords and numbers included. */
function nameToVariable(tokens: readonly Token[], from: number): void {
  const first = tokens[from];
  if (first === undefined || !VARIABLE_NAMES.has(first.tokenType)) return;
  const second = tokens[from + 1];
  if (second === undefined || second.tokenType === T.DOT || second.tokenType === T.LBRACK) {
    first.payload = first.image;
    retype(first, T.VARIABLE);
  }
}

const SPACES = new RegExp(`[ \\t\\r\\n${BLANKS}]`);

function isSpace(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === 0x20 || c === 0x0a || c === 0x09 || c === 0x0d || (c > 0x7f && SPACES.test(text.charAt(at)));
}

function firstOnLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && isSpace(text, at)) {
    if (text.charCodeAt(at) === 0x0a) return true;
    at--;
  }
  return at < 0;
}
