/**
 * The token vocabulary, with Puppet's token names.
 *
 * Two families: the types the grammar sees, and the `raw` ones that stand in the lexer's output only until `assemble` (lexer/assemble.ts)
 * has turned them into grammar tokens, because what they are depends on what stands around them.
 *
 * Puppet: pops/parser/lexer2.rb, the token list of pops/parser/egrammar.ra
 */
import type { IToken, TokenType } from 'chevrotain';
import { createToken, Lexer } from 'chevrotain';

/** A token that the lexer's assembly made, or one of chevrotain's own: what the grammar and the tree builders read. */
export interface Token extends IToken {
  /** The token's value where it is not its text: string contents, variable names without the dollar sign. */
  payload?: unknown;
  /** Length in UTF-16 units where it is not that of the text. */
  span?: number;
}

const NONE = Lexer.NA;

function token(name: string, pattern: TokenType['PATTERN'] = NONE): TokenType {
  return pattern === NONE ? createToken({ name, pattern: NONE }) : createToken({ name, pattern: pattern as string | RegExp });
}

// --- Punctuation and operators whose text alone decides --------------------------------------------------------------

export const RBRACK = token('RBRACK', ']');
export const RPAREN = token('RPAREN', ')');
export const COMMA = token('COMMA', ',');
export const DOT = token('DOT', '.');
export const SEMIC = token('SEMIC', ';');
export const QMARK = token('QMARK', '?');
export const TIMES = token('TIMES', '*');
export const MODULO = token('MODULO', '%');
export const COLON = token('COLON', ':');
export const ATAT = token('ATAT', '@@');
export const AT = token('AT', '@');
export const RRCOLLECT = token('RRCOLLECT', '|>>');
export const RCOLLECT = token('RCOLLECT', '|>');
export const PIPE = token('PIPE', '|');
export const ISEQUAL = token('ISEQUAL', '==');
export const FARROW = token('FARROW', '=>');
export const MATCH = token('MATCH', '=~');
export const EQUALS = token('EQUALS', '=');
export const APPENDS = token('APPENDS', '+=');
export const PARROW = token('PARROW', '+>');
export const PLUS = token('PLUS', '+');
export const IN_EDGE = token('IN_EDGE', '->');
export const DELETES = token('DELETES', '-=');
export const MINUS = token('MINUS', '-');
export const NOTEQUAL = token('NOTEQUAL', '!=');
export const NOMATCH = token('NOMATCH', '!~');
export const NOT = token('NOT', '!');
export const IN_EDGE_SUB = token('IN_EDGE_SUB', '~>');
export const TILDE = token('TILDE', '~');
export const LLCOLLECT = token('LLCOLLECT', '<<|');
export const LSHIFT = token('LSHIFT', '<<');
export const LESSEQUAL = token('LESSEQUAL', '<=');
export const LCOLLECT = token('LCOLLECT', '<|');
export const OUT_EDGE = token('OUT_EDGE', '<-');
export const OUT_EDGE_SUB = token('OUT_EDGE_SUB', '<~');
export const LESSTHAN = token('LESSTHAN', '<');
export const RSHIFT = token('RSHIFT', '>>');
export const GREATEREQUAL = token('GREATEREQUAL', '>=');
export const GREATERTHAN = token('GREATERTHAN', '>');

/** In an order in which a longer operator stands before each of its beginnings. */
// biome-ignore format: a table
export const OPERATORS: readonly TokenType[] = [
  RBRACK, RPAREN, COMMA, DOT, SEMIC, QMARK, TIMES, MODULO, COLON, ATAT, AT, RRCOLLECT, RCOLLECT, PIPE, ISEQUAL, FARROW, MATCH,
  EQUALS, APPENDS, PARROW, PLUS, IN_EDGE, DELETES, MINUS, NOTEQUAL, NOMATCH, NOT, IN_EDGE_SUB, TILDE, LLCOLLECT, LSHIFT,
  LESSEQUAL, LCOLLECT, OUT_EDGE, OUT_EDGE_SUB, LESSTHAN, RSHIFT, GREATEREQUAL, GREATERTHAN,
];

// --- Brackets that the assembly tells apart --------------------------------------------------------------------------

export const LBRACK = token('LBRACK', '[');
/** A `[` after white space: the start of an array, never an access. */
export const LISTSTART = token('LISTSTART');
export const LPAREN = token('LPAREN', '(');
/** A `(` that is the first thing on its line: never the start of a call's arguments. */
export const WSLPAREN = token('WSLPAREN');
export const LBRACE = token('LBRACE');
/** The `{` of a selector. */
export const SELBRACE = token('SELBRACE');
export const RBRACE = token('RBRACE');

// --- Names, literals and strings -------------------------------------------------------------------------------------

export const NAME = token('NAME');
export const WORD = token('WORD');
export const CLASSREF = token('CLASSREF');
export const VARIABLE = token('VARIABLE', /\$(?:(?:::)?(?:\w+::)*\w+)?/);
export const NUMBER = token('NUMBER');
export const REGEX = token('REGEX');
export const DIV = token('DIV');
export const STRING = token('STRING');
export const DQPRE = token('DQPRE');
export const DQMID = token('DQMID');
export const DQPOST = token('DQPOST');
export const HEREDOC = token('HEREDOC');
export const SUBLOCATE = token('SUBLOCATE');

// --- Keywords --------------------------------------------------------------------------------------------------------

export const CASE = token('CASE');
export const CLASS = token('CLASS');
export const DEFAULT = token('DEFAULT');
export const DEFINE = token('DEFINE');
export const IF = token('IF');
export const ELSIF = token('ELSIF');
export const ELSE = token('ELSE');
export const INHERITS = token('INHERITS');
export const NODE = token('NODE');
export const AND = token('AND');
export const OR = token('OR');
export const UNDEF = token('UNDEF');
export const BOOLEAN = token('BOOLEAN');
export const IN = token('IN');
export const UNLESS = token('UNLESS');
export const FUNCTION = token('FUNCTION');
export const TYPE = token('TYPE');
export const ATTR = token('ATTR');
export const PRIVATE = token('PRIVATE');
export const PLAN = token('PLAN');
export const APPLY = token('APPLY');

/** Every keyword by its text. */
export const KEYWORDS: ReadonlyMap<string, TokenType> = new Map([
  ['case', CASE],
  ['class', CLASS],
  ['default', DEFAULT],
  ['define', DEFINE],
  ['if', IF],
  ['elsif', ELSIF],
  ['else', ELSE],
  ['inherits', INHERITS],
  ['node', NODE],
  ['and', AND],
  ['or', OR],
  ['undef', UNDEF],
  ['false', BOOLEAN],
  ['true', BOOLEAN],
  ['in', IN],
  ['unless', UNLESS],
  ['function', FUNCTION],
  ['type', TYPE],
  ['attr', ATTR],
  ['private', PRIVATE],
]);

/** The keywords with `--tasks`, where `plan` and `apply` are two more. */
export const TASK_KEYWORDS: ReadonlyMap<string, TokenType> = new Map([...KEYWORDS, ['plan', PLAN], ['apply', APPLY]]);

// --- EPP -------------------------------------------------------------------------------------------------------------

export const EPP_START = token('EPP_START');
export const EPP_END = token('EPP_END');
export const EPP_END_TRIM = token('EPP_END_TRIM');
export const RENDER_STRING = token('RENDER_STRING');
export const RENDER_EXPR = token('RENDER_EXPR');

// --- Pieces that the assembly turns into something else ------------------------------------------------------------------

/** A name, bare word or keyword. */
export const RAW_WORD = token('RAW_WORD');
/** A double-quoted string, or its part up to the first `${`. */
export const DOUBLE_QUOTED = token('DOUBLE_QUOTED');

// --- What no rule of the grammar accepts -----------------------------------------------------------------------------

/** A character that starts no token. */
export const OTHER = token('OTHER');
/** Where the lexer gave up: the payload is the diagnostic, which becomes the parser's error when it gets there. */
export const FAILURE = token('FAILURE');

/** What the grammar may see, for chevrotain. */
// biome-ignore format: a table
export const GRAMMAR_TOKENS: readonly TokenType[] = [
  ...OPERATORS, LBRACK, LISTSTART, LPAREN, WSLPAREN, LBRACE, SELBRACE, RBRACE, NAME, WORD, CLASSREF, VARIABLE, NUMBER, REGEX,
  DIV, STRING, DQPRE, DQMID, DQPOST, HEREDOC, SUBLOCATE, ...new Set(TASK_KEYWORDS.values()), EPP_START, EPP_END, EPP_END_TRIM,
  RENDER_STRING, RENDER_EXPR, OTHER, FAILURE,
];

/** A token of the assembly's own making. */
export function makeToken(type: TokenType, image: string, startOffset: number, payload?: unknown): Token {
  const made: Token = { image, startOffset, tokenTypeIdx: type.tokenTypeIdx as number, tokenType: type } as Token;
  if (payload !== undefined) made.payload = payload;
  return made;
}

/** Length of the token's text in UTF-16 units. */
export function tokenLength(t: Token): number {
  return t.span ?? t.image.length;
}

/** What Puppet calls the token's value: contents of strings, names of variables, otherwise the text. */
export function tokenValue(t: Token): string {
  return typeof t.payload === 'string' ? t.payload : t.image;
}
