/** Sets and precedences of tokens, as tables over chevrotain's token numbers: what every decision of the grammar looks at. */
import type { TokenType } from 'chevrotain';
import { EOF } from 'chevrotain';
import * as T from '../tokens.ts';

export const TABLE_SIZE = 1 + Math.max(...T.GRAMMAR_TOKENS.map((t) => t.tokenTypeIdx as number));

export function idx(type: TokenType): number {
  return type.tokenTypeIdx as number;
}

export function setOf(...types: TokenType[]): Uint8Array {
  const table = new Uint8Array(TABLE_SIZE);
  for (const type of types) table[idx(type)] = 1;
  return table;
}

/** How tightly a binary operator binds; 0 for what is none. */
export const PRECEDENCE = new Uint8Array(TABLE_SIZE);
[
  [T.OR],
  [T.AND],
  [T.QMARK],
  [T.GREATEREQUAL, T.GREATERTHAN, T.LESSTHAN, T.LESSEQUAL],
  [T.NOTEQUAL, T.ISEQUAL],
  [T.LSHIFT, T.RSHIFT],
  [T.MINUS, T.PLUS],
  [T.TIMES, T.DIV, T.MODULO],
  [T.MATCH, T.NOMATCH],
  [T.IN],
].forEach((types, level) => {
  for (const type of types) PRECEDENCE[idx(type)] = level + 1;
});

export const ARITHMETIC = setOf(T.LSHIFT, T.RSHIFT, T.MINUS, T.PLUS, T.TIMES, T.DIV, T.MODULO);
export const COMPARISON = setOf(T.GREATEREQUAL, T.GREATERTHAN, T.LESSTHAN, T.LESSEQUAL, T.NOTEQUAL, T.ISEQUAL);
export const EDGE = setOf(T.IN_EDGE, T.IN_EDGE_SUB, T.OUT_EDGE, T.OUT_EDGE_SUB);
export const ASSIGN = setOf(T.EQUALS, T.APPENDS, T.DELETES);
export const POSTFIX = setOf(T.LBRACK, T.LPAREN, T.DOT, T.LCOLLECT, T.LLCOLLECT);

// biome-ignore format: a table
export const STARTS_EXPRESSION = setOf(
  T.VARIABLE, T.CASE, T.IF, T.UNLESS, T.DEFINE, T.CLASS, T.PLAN, T.APPLY, T.NODE, T.RENDER_STRING, T.RENDER_EXPR, T.FUNCTION,
  T.TYPE, T.PRIVATE, T.ATTR, T.LISTSTART, T.LBRACK, T.LBRACE, T.REGEX, T.STRING, T.WORD, T.DQPRE, T.HEREDOC, T.CLASSREF,
  T.NUMBER, T.BOOLEAN, T.DEFAULT, T.UNDEF, T.NAME, T.MINUS, T.TIMES, T.NOT, T.LPAREN, T.WSLPAREN,
);
export const STARTS_STATEMENT = STARTS_EXPRESSION.slice();
STARTS_STATEMENT[idx(T.AT)] = 1;
STARTS_STATEMENT[idx(T.ATAT)] = 1;

// biome-ignore format: a table
export const ATTRIBUTE_NAME = setOf(
  T.NAME, T.AND, T.CASE, T.CLASS, T.DEFAULT, T.DEFINE, T.ELSE, T.ELSIF, T.IF, T.IN, T.INHERITS, T.NODE, T.OR, T.UNDEF, T.UNLESS,
  T.TYPE, T.ATTR, T.FUNCTION, T.PRIVATE, T.PLAN, T.APPLY,
);
export const CLASS_NAME = setOf(T.NAME, T.WORD, T.CLASSREF, T.CLASS, T.STRING);

export const EOF_IDX = idx(EOF);
/** Numbers of the tokens that the rules ask for by name. */
export const I = {
  AT: idx(T.AT),
  ATAT: idx(T.ATAT),
  CLASS: idx(T.CLASS),
  CLASSREF: idx(T.CLASSREF),
  COMMA: idx(T.COMMA),
  DOT: idx(T.DOT),
  ELSE: idx(T.ELSE),
  ELSIF: idx(T.ELSIF),
  EQUALS: idx(T.EQUALS),
  FARROW: idx(T.FARROW),
  FUNCTION: idx(T.FUNCTION),
  INHERITS: idx(T.INHERITS),
  LBRACE: idx(T.LBRACE),
  LBRACK: idx(T.LBRACK),
  LCOLLECT: idx(T.LCOLLECT),
  LLCOLLECT: idx(T.LLCOLLECT),
  LISTSTART: idx(T.LISTSTART),
  LPAREN: idx(T.LPAREN),
  PARROW: idx(T.PARROW),
  PIPE: idx(T.PIPE),
  QMARK: idx(T.QMARK),
  RBRACE: idx(T.RBRACE),
  RBRACK: idx(T.RBRACK),
  RPAREN: idx(T.RPAREN),
  RSHIFT: idx(T.RSHIFT),
  SELBRACE: idx(T.SELBRACE),
  SEMIC: idx(T.SEMIC),
  TIMES: idx(T.TIMES),
  TYPE: idx(T.TYPE),
  WSLPAREN: idx(T.WSLPAREN),
} as const;
