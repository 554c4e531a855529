/** What the patterns share: the state of the text being lexed, and the forms of their results. */
import type { TokenType } from 'chevrotain';
import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts';
import type { Source } from '../source.ts';
import type { Token } from '../tokens.ts';
import type { TextStyle } from './text.ts';

/** Blanks beyond ASCII, as part of a character class. */
export const BLANKS = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';

/** A warning of the lexer, and the offset of the token it belongs to: Puppet says it when the parser asks for that token. */
export interface LexWarning {
  readonly diagnostic: Diagnostic;
  readonly tokenOffset: number;
}

/** An open `${`. */
export interface Interpolation {
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
export class Failure {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic;
  }
}

/** What a pattern answers to chevrotain: the text of the piece, with what it stands for. */
export type Match = [string] & { payload?: unknown };

/** The context of the text being lexed right now. */
export let context: LexingContext;

/** Does the work with a context of its own, so that a heredoc's text can be lexed within its manifest. */
export function within<R>(own: LexingContext, work: () => R): R {
  const outer = context;
  context = own;
  try {
    return work();
  } finally {
    context = outer;
  }
}

export function newContext(
  source: Source,
  keywords: ReadonlyMap<string, TokenType>,
  warnings: LexWarning[],
  epp: boolean,
): LexingContext {
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

export function found(image: string, payload?: unknown): Match {
  const match: Match = [image];
  if (payload !== undefined) match.payload = payload;
  return match;
}

export function failed(text: string, offset: number, diagnostic: Diagnostic): Match {
  return found(text.slice(offset), new Failure(diagnostic));
}

export function spanAt(offset: number): Span {
  return { source: context.source, offset, length: 0 };
}

/** The text at the offset that a sticky pattern matches. */
export function exec(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

/** The five characters from the offset on, as Puppet's messages quote them. */
export function followedBy(text: string, offset: number): string {
  if (offset >= text.length) return '<eof>';
  return `${[...text.slice(offset, offset + 10)].slice(0, 5).join('')}...`
    .replace(/\t/g, '\\t')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}
