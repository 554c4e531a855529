/**
 * Source text to the tokens of the grammar.
 *
 * Chevrotain's lexer finds the pieces; `assemble` makes grammar tokens of them: it tells keywords from names, brackets from
 * brackets, and puts the parts of interpolated strings and heredocs in their places. Puppet lexes lazily, so an error of the lexer
 * counts only when the parser gets there: it becomes a FAILURE token, and nothing after it is lexed.
 *
 * Puppet: pops/parser/lexer2.rb
 */
import type { CustomPatternMatcherReturn, TokenType } from 'chevrotain';
import { createToken, Lexer } from 'chevrotain';
import type { Diagnostic, Span } from './diagnostics/diagnostic.ts';
import { diagnosticOf, errorOf } from './diagnostics/issues.ts';
import { scanEppText } from './epp.ts';
import { scanHeredoc } from './heredoc.ts';
import { rubyRegexpError } from './ruby-regexp.ts';
import { Source } from './source.ts';
import type { EscapeWarning, TextScan, TextStyle } from './strings.ts';
import { DOUBLE_QUOTED, scanText, unescapeSingleQuoted } from './strings.ts';
import type { Token } from './tokens.ts';
import * as T from './tokens.ts';

export interface LexOptions {
  readonly epp?: boolean | undefined;
  /** `plan` and `apply` are keywords. */
  readonly tasks?: boolean | undefined;
}

/** A warning of the lexer, and the offset of the token it belongs to: Puppet says it when the parser asks for that token. */
export interface LexWarning {
  readonly diagnostic: Diagnostic;
  readonly tokenOffset: number;
}

export interface LexResult {
  readonly tokens: Token[];
  readonly warnings: readonly LexWarning[];
}

/** An open `${`. */
interface Interpolation {
  /** How many braces were open around it. */
  readonly braces: number;
  readonly style: TextStyle;
  /** Where the string began. */
  readonly start: number;
}

/** What the patterns need to know of the text so far. One is current at a time; a heredoc's text gets one of its own. */
export interface LexingContext {
  readonly source: Source;
  readonly keywords: ReadonlyMap<string, TokenType>;
  readonly warnings: LexWarning[];
  readonly interpolations: Interpolation[];
  braces: number;
  /** Where lexing goes on after the line with heredoc tags, -1 when there are none. */
  newlineJump: number;
  /** From here on no regular expression ends. */
  noRegexFrom: number;
  /** Inside an EPP tag: `expr` for `<%=`. */
  epp: 'none' | 'text' | 'code' | 'expr';
}

/** Several tokens that one pattern found, to be put in its place. */
export class Parts {
  readonly tokens: readonly Token[];
  /** They end an interpolation. */
  readonly closes: boolean;
  /** They begin one. */
  readonly opens: boolean;
  constructor(tokens: readonly Token[], closes: boolean, opens: boolean) {
    this.tokens = tokens;
    this.closes = closes;
    this.opens = opens;
  }
}

/** The payload of a piece with which lexing ends. */
class Failure {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic;
  }
}

type Match = [string] & { payload?: unknown };

let context: LexingContext;

// --- Results of patterns ---------------------------------------------------------------------------------------------

function found(image: string, payload?: unknown): Match {
  const match: Match = [image];
  if (payload !== undefined) match.payload = payload;
  return match;
}

function failed(text: string, offset: number, diagnostic: Diagnostic): Match {
  return found(text.slice(offset), new Failure(diagnostic));
}

function spanAt(offset: number): Span {
  return { source: context.source, offset, length: 0 };
}

function escapeDiagnostic(kind: 'UNRECOGNIZED_ESCAPE' | 'ILLEGAL_UNICODE_ESCAPE', character: string, at: Span): Diagnostic {
  return kind === 'UNRECOGNIZED_ESCAPE' ? diagnosticOf('warning', kind, at, { ch: character }) : diagnosticOf('warning', kind, at);
}

function warner(tokenOffset: number): (position: number) => EscapeWarning {
  const ctx = context;
  return (position) => (kind, character) => {
    const diagnostic = escapeDiagnostic(kind, character, { source: ctx.source, offset: position, length: 0 });
    ctx.warnings.push({ diagnostic, tokenOffset });
  };
}

/** The five characters after an unclosed quote, as Puppet's message quotes them. */
function followedBy(text: string, offset: number): string {
  if (offset >= text.length) return '<eof>';
  return `${[...text.slice(offset, offset + 10)].slice(0, 5).join('')}...`
    .replace(/\t/g, '\\t')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}

function quoted(text: string): string {
  return text === "'" ? `"'"` : `'${text}'`;
}

// --- Patterns --------------------------------------------------------------------------------------------------------

const BLANKS = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';
const BLANK_CHARACTERS = [...'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'];
const SPACE_HINT = [' ', '\t', '\r', '\n', '#', ...BLANK_CHARACTERS];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz_'];
const CAPITALS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const DIGITS = [...'0123456789'];
/** One character of each of chevrotain's buckets of start characters: below 256 each has its own, above they share. */
const ANY = Array.from({ length: 256 + 257 }, (_, i) => String.fromCharCode(i < 256 ? i : Math.min((i - 255) * 255, 0xffff)));

const WORD_TEXT = /(?:(?:::)?[a-z_](?:[\w-]*\w)?)+/y;
const CLASSREF_TEXT = /(?:(?:::)?[A-Z]\w*)+/y;
const NUMBER_TEXT = /(?:0[xX][0-9A-Fa-f]+|0?\d+(?:\.\d+)?(?:[eE]-?\d+)?)(?![\w\p{L}\p{M}\p{N}\p{Pc}])/uy;
const WORD_CHARACTERS = /\w+/y;
const REGEX_TEXT = /\/[^/]*\//y;
// Puppet takes a quote right behind the opening one as text when another one follows: `'''` is a string of one quote.
const SINGLE_QUOTED = /'(?:'(?=(?:\\\\)*'))?[^'\\]*(?:\\[\s\S][^'\\]*)*'/y;
const SIMPLE_STRING = /"(?:[^"$\\]+"|"(?!(?:\\\\)*["$]))/y;
const LINE_REST = /[^\n]*/y;

function exec(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

/** The rest of a line after heredoc tags, where the next thing to lex stands behind the heredocs' texts. */
function heredocJump(text: string, offset: number): Match | null {
  if (context.newlineJump < 0) return null;
  const c = text.charCodeAt(offset);
  if (c === 0x0a) {
    const image = text.slice(offset, context.newlineJump);
    context.newlineJump = -1;
    return found(image);
  }
  if (c === 0x23) return found(exec(LINE_REST, text, offset) as string);
  return found(text.charAt(offset));
}

function word(text: string, offset: number): Match | null {
  const image = exec(WORD_TEXT, text, offset);
  return image === undefined ? null : found(image);
}

function classReference(text: string, offset: number): Match | null {
  const image = exec(CLASSREF_TEXT, text, offset);
  if (image === undefined) return null;
  const end = offset + image.length;
  if (text.charCodeAt(end) !== 0x3a || text.charCodeAt(end + 1) !== 0x3a) return found(image);
  // Puppet's scanner stands behind what it could read, and steps on from there.
  return text.charCodeAt(offset) === 0x3a
    ? failed(text, offset, errorOf('ILLEGAL_FULLY_QUALIFIED_CLASS_REFERENCE', spanAt(end + 3)))
    : failed(text, offset, errorOf('ILLEGAL_CLASS_REFERENCE', spanAt(end + 1)));
}

/** `::` that begins neither a name nor a class reference. */
function strayColons(text: string, offset: number): Match | null {
  if (text.charCodeAt(offset + 1) !== 0x3a) return null;
  return failed(text, offset, errorOf('ILLEGAL_FULLY_QUALIFIED_NAME', spanAt(offset + 2)));
}

function number(text: string, offset: number): Match {
  const image = exec(NUMBER_TEXT, text, offset);
  if (image === undefined) return brokenNumber(text, offset);
  const problem = numberProblem(image, offset);
  return problem === undefined ? found(image) : failed(text, offset, problem);
}

/** What is wrong with a piece of text that ought to be a number; undefined when nothing is. */
function numberProblem(value: string, offset: number): Diagnostic | undefined {
  const at = spanAt(offset);
  if (/^0[xX]/.test(value)) {
    return /^0[xX][0-9A-Fa-f]+$/.test(value) ? undefined : errorOf('INVALID_HEX_NUMBER', at, { value });
  }
  if (/^0[^.]/.test(value)) return /^0[0-7]+$/.test(value) ? undefined : errorOf('INVALID_OCTAL_NUMBER', at, { value });
  if (/^\d+[eE.]/.test(value)) {
    return /^\d+(?:\.\d+)?(?:[eE]-?\d+)?$/.test(value) ? undefined : errorOf('INVALID_DECIMAL_NUMBER', at, { value });
  }
  return /^\d+$/.test(value) ? undefined : errorOf('ILLEGAL_NUMBER', at, { value });
}

/** Digits with something stuck to them; Puppet names the whole of it, with the digits before a dot. */
function brokenNumber(text: string, offset: number): Match {
  const end = offset + (exec(WORD_CHARACTERS, text, offset) as string).length;
  let begin = offset;
  if (offset > 1 && text.charAt(offset - 1) === '.') {
    while (begin > 0 && /\d/.test(text.charAt(begin === offset ? offset - 2 : begin - 1)))
      begin = begin === offset ? offset - 2 : begin - 1;
  }
  const value = text.slice(begin, end);
  return failed(text, offset, numberProblem(value, begin) ?? errorOf('ILLEGAL_NUMBER', spanAt(begin + 1), { value }));
}

function unclosedComment(text: string, offset: number): Match | null {
  return text.charCodeAt(offset + 1) === 0x2a ? failed(text, offset, errorOf('UNCLOSED_MLCOMMENT', spanAt(offset))) : null;
}

function regex(text: string, offset: number, matched: Token[]): Match | null {
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
  T.RPAREN, T.RBRACK, T.RRCOLLECT, T.RCOLLECT, T.CLASSREF, T.NUMBER, T.STRING, T.REGEX, T.VARIABLE, T.WORD,
]);

/** Whether a slash may begin a regular expression, by what stands before it. */
function regexAcceptable(matched: readonly Token[]): boolean {
  for (let i = matched.length - 1; i >= 0; i--) {
    const last = matched[i] as Token;
    if (last.payload instanceof Parts) {
      // The first `${` of a string does not count as a token yet when the expression in it is lexed.
      if (last.payload.opens && !last.payload.closes) continue;
      return last.payload.opens || last.tokenType === EPP_TEXT;
    }
    if (last.tokenType === RAW_WORD) {
      const keyword = context.keywords.get(last.image);
      return keyword !== undefined && keyword !== T.BOOLEAN;
    }
    return !NO_REGEX_AFTER.has(last.tokenType);
  }
  return true;
}

function singleQuoted(text: string, offset: number): Match {
  const image = exec(SINGLE_QUOTED, text, offset);
  if (image !== undefined) return found(image, unescapeSingleQuoted(image.slice(1, -1)));
  return failed(
    text,
    offset,
    errorOf('UNCLOSED_QUOTE', spanAt(offset + 1), { after: `"'"`, followedBy: followedBy(text, offset + 1) }),
  );
}

function doubleQuoted(text: string, offset: number): Match {
  const simple = exec(SIMPLE_STRING, text, offset);
  if (simple !== undefined) return found(simple, simple.slice(1, -1));
  const scan = scanText(text, offset, offset + 1, true, DOUBLE_QUOTED, '"', warner(tokenStart(offset)));
  return textMatch(text, offset, scan, DOUBLE_QUOTED, false);
}

function openBrace(): Match {
  context.braces++;
  return found('{');
}

/** A closing brace: of a block, or of a `${`, with the text after it. */
function closeBrace(text: string, offset: number, matched: Token[]): Match {
  context.braces--;
  const open = context.interpolations.at(-1);
  if (open === undefined || open.braces !== context.braces) return found('}');
  const start = open.start;
  context.interpolations.pop();
  const scan = scanText(text, offset + 1, offset + 1, false, open.style, lastMatched(offset, matched), warner(tokenStart(start)));
  return textMatch(text, offset, scan, open.style, true, start);
}

/**
 * What Puppet's scanner matched last before `offset`: the text of a name or number, the end of a string. White space ends in an
 * attempt that fails (null), punctuation is taken without matching.
 */
function lastMatched(offset: number, matched: readonly Token[]): string | null {
  let cursor = offset;
  for (let i = matched.length - 1; i >= 0; i--) {
    const last = matched[i] as Token;
    const end = last.startOffset + last.image.length;
    if (end < cursor) return blanksAfterBreak(context.source.text.slice(end, cursor));
    if (last.image.endsWith('"')) return /(?:^|[^\\])(?:\\\\)*"$/.exec(last.image.slice(1))?.[0] ?? '"';
    if (/^[\w$:/]/.test(last.image)) return last.image;
    if (last.payload instanceof Parts) return null;
    cursor = last.startOffset;
  }
  return null;
}

/** After a line break Puppet's scanner takes the blanks of the next line in one match. */
function blanksAfterBreak(gap: string): string | null {
  const blanks = gap.slice(gap.lastIndexOf('\n') + 1);
  return blanks === '' || blanks === gap ? null : blanks;
}

/** Where the outermost string begins: Puppet lexes it whole before the parser sees its first token. */
function tokenStart(offset: number): number {
  return context.interpolations[0]?.start ?? offset;
}

function textMatch(text: string, offset: number, scan: TextScan, style: TextStyle, closes: boolean, start = offset): Match {
  if (scan.outcome === 'broken') return failed(text, offset, errorOf('ILLEGAL_UNICODE_ESCAPE', spanAt(scan.end)));
  if (scan.outcome === 'unclosed') {
    const args = { after: quoted(scan.lastMatched ?? ''), followedBy: followedBy(text, scan.end) };
    return failed(text, offset, errorOf('UNCLOSED_QUOTE', spanAt(scan.end), args));
  }
  const opens = scan.outcome === 'opened';
  if (opens) {
    context.interpolations.push({ braces: context.braces, style, start });
    context.braces++;
  }
  return found(text.slice(offset, scan.end), new Parts(scan.tokens, closes, opens));
}

function heredoc(text: string, offset: number): Match | null {
  if (text.charCodeAt(offset + 1) !== 0x28) return null;
  const result = scanHeredoc(text, offset, context, lexHeredocText);
  if (result.failure !== undefined) return failed(text, offset, result.failure);
  context.newlineJump = result.jump;
  return found(text.slice(offset, result.end), new Parts(result.tokens, false, false));
}

/** `%>` or `-%>`: the end of a tag, and the text up to the next one. */
function eppTagEnd(text: string, offset: number): Match | null {
  const trims = text.charCodeAt(offset) === 0x2d;
  const after = offset + (trims ? 3 : 2);
  if (text.slice(trims ? offset + 1 : offset, after) !== '%>') return null;
  const tokens: Token[] = [];
  if (context.epp === 'expr') tokens.push(T.makeToken(trims ? T.EPP_END_TRIM : T.EPP_END, text.slice(offset, after), offset));
  return eppTextMatch(text, offset, after, trims, tokens);
}

/** The text before the first tag. */
function eppHead(text: string, offset: number): Match {
  return eppTextMatch(text, offset, offset, false, [T.makeToken(T.EPP_START, '', 0)]);
}

function eppTextMatch(text: string, offset: number, from: number, trims: boolean, tokens: Token[]): Match {
  const scan = scanEppText(text, from, trims);
  if (scan.issue !== undefined) return failed(text, offset, errorOf(scan.issue, spanAt(scan.end)));
  if (scan.value !== undefined && (scan.mode === 'text' || scan.value !== '')) {
    tokens.push(T.makeToken(T.RENDER_STRING, text.slice(from, scan.end), from, scan.value));
  }
  if (scan.mode === 'expr') tokens.push(T.makeToken(T.RENDER_EXPR, '', from));
  context.epp = scan.mode;
  return found(text.slice(offset, scan.end), new Parts(tokens, false, false));
}

/** The head of a heredoc's text that has been scanned already: everything up to its first `${`. */
let resumeAt = 0;
let resumeParts: Parts;
function resume(text: string): Match {
  return found(text.slice(0, resumeAt), resumeParts);
}

// --- The lexer -------------------------------------------------------------------------------------------------------

type Exec = (text: string, offset: number, matched: Token[]) => Match | null;

function custom(name: string, pattern: Exec, hint: readonly string[], more: object = {}): TokenType {
  return createToken({
    name,
    pattern: { exec: pattern as unknown as (text: string, offset: number) => CustomPatternMatcherReturn | null },
    start_chars_hint: [...hint],
    line_breaks: true,
    ...more,
  });
}

function plain(name: string, pattern: RegExp, hint: readonly string[]): TokenType {
  return createToken({ name, pattern, start_chars_hint: [...hint], line_breaks: true, group: Lexer.SKIPPED });
}

const HEREDOC_JUMP = custom('HEREDOC_JUMP', heredocJump, SPACE_HINT, { group: Lexer.SKIPPED });
const SPACE = plain('SPACE', new RegExp(`(?:[ \\t\\r\\n${BLANKS}]+|#[^\\n]*)+`), SPACE_HINT);
const COMMENT = plain('COMMENT', /\/\*[\s\S]*?\*\//, ['/']);
const RAW_WORD = custom('RAW_WORD', word, [':', ...LETTERS]);
const EPP_TEXT = custom('EPP_TEXT', eppTagEnd, ['%', '-']);
const EPP_HEAD = custom('EPP_HEAD', eppHead, ANY, { push_mode: 'epp' });
const RESUME = custom('RESUME', resume, ANY, { push_mode: 'manifest' });

/** The types below have the grammar's own token as their category of one: the pattern is only known here. */
function lexed(type: TokenType, pattern: Exec, hint: readonly string[]): TokenType {
  type.PATTERN = { exec: pattern as unknown as (text: string, offset: number) => CustomPatternMatcherReturn | null };
  type.START_CHARS_HINT = [...hint];
  type.LINE_BREAKS = true;
  return type;
}

const MANIFEST: TokenType[] = [
  HEREDOC_JUMP,
  SPACE,
  RAW_WORD,
  lexed(T.CLASSREF, classReference, [':', ...CAPITALS]),
  custom('STRAY_COLONS', strayColons, [':']),
  T.VARIABLE,
  lexed(T.STRING, singleQuoted, ["'"]),
  custom('DOUBLE_QUOTED', doubleQuoted, ['"']),
  lexed(T.LBRACE, openBrace, ['{']),
  lexed(T.RBRACE, closeBrace, ['}']),
  T.LBRACK,
  T.LPAREN,
  lexed(T.NUMBER, number, DIGITS),
  COMMENT,
  custom('UNCLOSED_COMMENT', unclosedComment, ['/']),
  lexed(T.REGEX, regex, ['/']),
  lexed(T.DIV, () => found('/'), ['/']),
  lexed(T.HEREDOC, heredoc, ['@']),
  ...T.OPERATORS,
  lexed(T.OTHER, (text, offset) => found(text.charAt(offset)), ANY),
];

const lexer = new Lexer(
  {
    modes: { manifest: MANIFEST, epp: [EPP_TEXT, ...MANIFEST], eppHead: [EPP_HEAD], resume: [RESUME] },
    defaultMode: 'manifest',
  },
  { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: true, recoveryEnabled: false },
);

// --- Assembly --------------------------------------------------------------------------------------------------------

const RAW_WORD_IDX = RAW_WORD.tokenTypeIdx as number;
const LBRACK_IDX = T.LBRACK.tokenTypeIdx as number;
const LPAREN_IDX = T.LPAREN.tokenTypeIdx as number;
const LBRACE_IDX = T.LBRACE.tokenTypeIdx as number;
const VARIABLE_IDX = T.VARIABLE.tokenTypeIdx as number;
const DOUBLE_QUOTED_IDX = (MANIFEST.find((t) => t.name === 'DOUBLE_QUOTED') as TokenType).tokenTypeIdx as number;

const VARIABLE_NAMES: ReadonlySet<TokenType> = new Set([T.NUMBER, T.NAME, T.WORD, ...T.KEYWORDS.values()]);

function retype(t: Token, type: TokenType): void {
  t.tokenType = type;
  t.tokenTypeIdx = type.tokenTypeIdx as number;
}

/** Raw pieces to grammar tokens, in place where the piece is one token. */
function assemble(pieces: readonly Token[], text: string, keywords: ReadonlyMap<string, TokenType>): Token[] {
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

// --- Doors -----------------------------------------------------------------------------------------------------------

function newContext(source: Source, keywords: ReadonlyMap<string, TokenType>, warnings: LexWarning[], epp: boolean): LexingContext {
  return {
    source,
    keywords,
    warnings,
    interpolations: [],
    braces: 0,
    newlineJump: -1,
    noRegexFrom: Number.POSITIVE_INFINITY,
    epp: epp ? 'text' : 'none',
  };
}

/** Runs the lexer with a context of its own, so that a heredoc's text can be lexed within its manifest. */
function run(text: string, mode: string, own: LexingContext): Token[] {
  const outer = context;
  context = own;
  try {
    const pieces = lexer.tokenize(text, mode).tokens as Token[];
    return closeOff(pieces, assemble(pieces, text, own.keywords), text);
  } finally {
    context = outer;
  }
}

/** Adds what only shows at the end of the text: a string or an EPP tag that is still open. */
function closeOff(pieces: readonly Token[], tokens: Token[], text: string): Token[] {
  if (tokens.at(-1)?.tokenType === T.FAILURE) return tokens;
  const [outermost] = context.interpolations;
  if (outermost !== undefined) {
    if (!(context.interpolations.at(-1) as Interpolation).style.quoted) {
      // The end of a heredoc's text closes an expression too.
      tokens.push(T.makeToken(T.DQPOST, '', text.length, ''));
      return tokens;
    }
    const kept = tokens.filter((t) => t.startOffset < outermost.start);
    const args = { after: quoted(lastMatched(text.length, pieces) ?? ''), followedBy: '<eof>' };
    return [...kept, T.makeToken(T.FAILURE, '', text.length, errorOf('UNCLOSED_QUOTE', spanAt(text.length), args))];
  }
  if (context.epp === 'code' || context.epp === 'expr') {
    tokens.push(T.makeToken(T.FAILURE, '', text.length, errorOf('EPP_UNBALANCED_TAG', spanAt(text.length))));
  }
  return tokens;
}

/** A heredoc's text, margin removed, to tokens with offsets into that text. */
function lexHeredocText(text: string, style: TextStyle, outer: LexingContext, tagOffset: number): Token[] {
  const source = new Source(text, outer.source.file);
  const own = newContext(source, outer.keywords, outer.warnings, false);
  const head = scanText(text, 0, 0, true, style, null, (position) => (kind, character) => {
    const at = { source, offset: position, length: 0 };
    outer.warnings.push({ diagnostic: escapeDiagnostic(kind, character, at), tokenOffset: tagOffset });
  });
  if (head.outcome !== 'opened') return head.tokens;
  own.interpolations.push({ braces: 0, style, start: 0 });
  own.braces = 1;
  resumeAt = head.end;
  resumeParts = new Parts(head.tokens, false, true);
  return run(text, 'resume', own);
}

/**
 * The tokens of a manifest, or of an EPP template.
 *
 * Never throws: what cannot be lexed ends the list with a FAILURE token whose payload is the diagnostic.
 */
export function lex(source: Source, options: LexOptions = {}): LexResult {
  const warnings: LexWarning[] = [];
  const epp = options.epp === true;
  const own = newContext(source, options.tasks === true ? T.TASK_KEYWORDS : T.KEYWORDS, warnings, epp);
  if (source.text.charCodeAt(0) === 0xfeff) {
    const diagnostic = errorOf('ILLEGAL_BOM', undefined, { formatName: 'UTF-8', bytes: '[EF BB BF]' });
    return { tokens: [T.makeToken(T.FAILURE, '', 0, diagnostic)], warnings };
  }
  if (epp && source.text === '') return { tokens: [T.makeToken(T.EPP_START, '', 0)], warnings };
  return { tokens: run(source.text, epp ? 'eppHead' : 'manifest', own), warnings };
}
