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
import { errorOf } from '../diagnostics/issues.ts';
import { Source } from '../source.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import { assemble } from './assemble.ts';
import type { Interpolation, LexingContext, LexWarning, Match } from './context.ts';
import { BLANKS, context, exec, failed, found, newContext, Parts, spanAt, within } from './context.ts';
import { eppHead, eppTagEnd } from './epp-tags.ts';
import { scanHeredoc } from './heredoc.ts';
import { closeBrace, doubleQuoted, escapeDiagnostic, lastMatched, openBrace, quoted, singleQuoted } from './quotes.ts';
import { regex, unclosedComment } from './slash.ts';
import type { TextStyle } from './text.ts';
import { scanText } from './text.ts';
import { classReference, number, strayColons, word } from './words.ts';

export interface LexOptions {
  readonly epp?: boolean | undefined;
  /** `plan` and `apply` are keywords. */
  readonly tasks?: boolean | undefined;
}

export interface LexResult {
  readonly tokens: Token[];
  readonly warnings: readonly LexWarning[];
}

// --- Heredocs ------------------------------------------------------------------------------------------------------

const LINE_REST = /[^\n]*/y;

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

function heredoc(text: string, offset: number): Match | null {
  if (text.charCodeAt(offset + 1) !== 0x28) return null;
  const result = scanHeredoc(text, offset, context, lexHeredocText);
  if (result.failure !== undefined) return failed(text, offset, result.failure);
  context.newlineJump = result.jump;
  return found(text.slice(offset, result.end), new Parts(result.tokens, false, false));
}

/** The head of a heredoc's text that has been scanned already: everything up to its first `${`. */
let resumeAt = 0;
let resumeParts: Parts;
function resume(text: string): Match {
  return found(text.slice(0, resumeAt), resumeParts);
}

// --- Patterns ------------------------------------------------------------------------------------------------------

const BLANK_CHARACTERS = [...'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'];
const SPACE_HINT = [' ', '\t', '\r', '\n', '#', ...BLANK_CHARACTERS];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz_'];
const CAPITALS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const DIGITS = [...'0123456789'];
/** One character of each of chevrotain's buckets of start characters: below 256 each has its own, above they share. */
const ANY = Array.from({ length: 256 + 257 }, (_, i) => String.fromCharCode(i < 256 ? i : Math.min((i - 255) * 255 + 1, 0xffff)));

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
  lexed(T.RAW_WORD, word, [':', ...LETTERS]),
  lexed(T.CLASSREF, classReference, [':', ...CAPITALS]),
  custom('STRAY_COLONS', strayColons, [':']),
  T.VARIABLE,
  lexed(T.STRING, singleQuoted, ["'"]),
  lexed(T.DOUBLE_QUOTED, doubleQuoted, ['"']),
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

// --- Doors -----------------------------------------------------------------------------------------------------------

/** Runs the lexer in the mode over the text. */
function run(text: string, mode: string, own: LexingContext): Token[] {
  return within(own, () => {
    const pieces = lexer.tokenize(text, mode).tokens as Token[];
    return closeOff(pieces, assemble(pieces, text, own.keywords), text);
  });
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
