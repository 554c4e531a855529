/**
 * Heredocs: the tag `@(END:syntax/escapes)`, the text on the lines below it, its margin, and where its characters stand in the file.
 *
 * Puppet: pops/parser/heredoc_support.rb, pops/parser/locator.rb (SubLocator)
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { errorOf } from '../diagnostics/issues.ts';
import { Source } from '../source.ts';
import type { Token } from '../tokens.ts';
import { FAILURE, HEREDOC, makeToken, SUBLOCATE, tokenLength } from '../tokens.ts';
import type { LexingContext } from './context.ts';
import { followedBy } from './context.ts';
import type { TextStyle } from './text.ts';

export interface HeredocScan {
  readonly tokens: Token[];
  /** Offset after the tag. */
  readonly end: number;
  /** Where the line after the heredoc's text begins. */
  readonly jump: number;
  readonly failure?: Diagnostic;
}

/** Lexes a heredoc's text once its margin is gone; `tagOffset` is where its tag stands. */
export type LexText = (text: string, style: TextStyle, outer: LexingContext, tagOffset: number) => Token[];

interface Tag {
  readonly endTag: string;
  readonly syntax: string;
  readonly style: TextStyle;
}

const TAG =
  /@\(([^:/\r\n)]+)(?::[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*([a-z][a-zA-Z0-9_+]+)[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*)?(?:\/((?:\w|[$])*)[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*)?\)/;
const BLANK = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const LINE_END = new RegExp(`^${BLANK.source}*\\r?(?:\\n|$)`);
const ALL_ESCAPES = 'trnsuL$';

class TagError extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/**
 * Reads the heredoc whose tag begins at `offset`: tokens HEREDOC, SUBLOCATE and those of its text, with offsets into the file.
 */
export function scanHeredoc(text: string, offset: number, context: LexingContext, lexText: LexText): HeredocScan {
  try {
    return readHeredoc(text, offset, context, lexText);
  } catch (error) {
    if (error instanceof TagError) return { tokens: [], end: offset, jump: -1, failure: error.diagnostic };
    throw error;
  }
}

function readHeredoc(text: string, offset: number, context: LexingContext, lexText: LexText): HeredocScan {
  const at = (position: number) => ({ source: context.source, offset: position, length: 0 });
  const close = text.indexOf(')', offset);
  if (close === -1) {
    throw new TagError(errorOf('HEREDOC_UNCLOSED_PARENTHESIS', at(offset), { followedBy: followedBy(text, offset) }));
  }
  const end = close + 1;
  const tag = parseTag(text.slice(offset, end), (name, args) => {
    // Every issue of the tag is reported where the scanner stands: behind it.
    throw new TagError(errorOf(name as 'HEREDOC_INVALID_ESCAPE', at(end), args as { actual: string }));
  });
  const start = context.newlineJump >= 0 ? context.newlineJump : text.indexOf('\n', end) + 1;
  if (start === 0) throw new TagError(errorOf('HEREDOC_WITHOUT_TEXT', at(end)));

  const body = readBody(text, start, tag.endTag);
  if (body === undefined) throw new TagError(errorOf('HEREDOC_WITHOUT_END_TAGGED_LINE', at(start)));
  const inner = lexText(body.text, tag.style, context, offset);
  const last = inner.at(-1);
  if (last?.tokenType === FAILURE) throw new TagError(last.payload as Diagnostic);
  const toFile = fileOffsets(body, start);
  for (const t of inner) {
    const length = tokenLength(t);
    const from = toFile(t.startOffset);
    t.span = Math.max(toFile(t.startOffset + length) - from, length);
    t.startOffset = from;
  }
  const head = makeToken(HEREDOC, text.slice(offset, end), offset, tag.syntax);
  return { tokens: [head, makeToken(SUBLOCATE, '', start), ...inner], end, jump: body.end };
}

type Fail = (
  name: 'HEREDOC_INVALID_SYNTAX' | 'HEREDOC_EMPTY_ENDTAG' | 'HEREDOC_MULTIPLE_AT_ESCAPES' | 'HEREDOC_INVALID_ESCAPE',
  args?: { actual: string } | { escapes: string[] },
) => never;

function parseTag(tag: string, fail: Fail): Tag {
  const match = TAG.exec(tag);
  if (match === null) return fail('HEREDOC_INVALID_SYNTAX');
  let endTag = rubyStrip(match[1] as string);
  const quotes = /^"(.*)"$/.exec(endTag);
  if (quotes !== null) endTag = rubyStrip(quotes[1] as string);
  if (endTag.length < 1) fail('HEREDOC_EMPTY_ENDTAG');
  const escapes = match[3] === undefined ? new Set<string>() : parseEscapes(match[3], fail);
  return {
    endTag,
    syntax: match[2] ?? '',
    style: {
      quoted: false,
      interpolates: quotes !== null,
      escapesStop: escapes.has('$'),
      escapes,
      reportsUnknown: false,
    },
  };
}

function parseEscapes(written: string, fail: Fail): Set<string> {
  const characters = [...(written === '' ? ALL_ESCAPES : written)];
  if (new Set(characters).size !== characters.length) fail('HEREDOC_MULTIPLE_AT_ESCAPES', { escapes: characters });
  const escapes = new Set(['\\']);
  for (const character of characters) {
    if (character === 'L') escapes.add('\n').add('\r\n');
    else if ('trnsu$'.includes(character)) escapes.add(character);
    else fail('HEREDOC_INVALID_ESCAPE', { actual: character });
  }
  return escapes;
}

/** Ruby's `String#strip`: white space and NUL at the end. */
function rubyStrip(text: string): string {
  return text.replace(/^[\t\n\v\f\r ]+/, '').replace(/[\0\t\n\v\f\r ]+$/, '');
}

interface Body {
  /** The text without margin. */
  readonly text: string;
  /** How much was taken from the start of each line; undefined where there is no margin. */
  readonly margins: readonly number[] | undefined;
  /** Offset after the line with the end tag. */
  readonly end: number;
}

/** The lines up to the end tag; undefined when there is none. */
function readBody(text: string, start: number, endTag: string): Body | undefined {
  const lines: string[] = [];
  let position = start;
  while (position < text.length) {
    const newline = text.indexOf('\n', position);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(position, next);
    const last = readEndLine(line, endTag);
    if (last !== undefined) return { ...withoutMargin(lines, last), end: next };
    lines.push(line);
    position = next;
  }
  return undefined;
}

interface EndLine {
  /** White space before the margin sign. */
  readonly leading: string;
  readonly hasMargin: boolean;
  /** A dash: the line break before the end tag is no part of the text. */
  readonly dropsBreak: boolean;
}

/** What a line says that ends in the end tag, with `|` and `-` before it; undefined for any other line. */
function readEndLine(line: string, endTag: string): EndLine | undefined {
  for (let at = line.indexOf(endTag); at !== -1; at = line.indexOf(endTag, at + 1)) {
    if (!LINE_END.test(line.slice(at + endTag.length))) continue;
    let start = skipBlanksBack(line, at);
    const dropsBreak = line.charAt(start - 1) === '-';
    if (dropsBreak) start = skipBlanksBack(line, start - 1);
    const hasMargin = line.charAt(start - 1) === '|';
    const end = hasMargin ? start - 1 : start;
    return { leading: hasMargin ? line.slice(skipBlanksBack(line, end), end) : '', hasMargin, dropsBreak };
  }
  return undefined;
}

function skipBlanksBack(line: string, from: number): number {
  let at = from;
  while (at > 0 && BLANK.test(line.charAt(at - 1))) at--;
  return at;
}

function withoutMargin(lines: readonly string[], { leading, hasMargin, dropsBreak }: EndLine): Omit<Body, 'end'> {
  let margins: number[] | undefined;
  let kept = lines;
  if (hasMargin) {
    // A line with text in the margin is left as it is, as Puppet leaves it.
    margins = lines.map((line) => (leading !== '' && line.startsWith(leading) ? leading.length : 0));
    kept = lines.map((line, i) => line.slice((margins as number[])[i]));
  }
  const joined = kept.join('');
  return { text: dropsBreak ? joined.replace(/\r?\n$/, '') : joined, margins };
}

/** From an offset in the text to one in the file, by Puppet's arithmetic: the margin counts from the second character on. */
function fileOffsets(body: Body, start: number): (offset: number) => number {
  const { margins } = body;
  if (margins === undefined) return (offset) => offset + start;
  const local = new Source(body.text);
  const sums = [0];
  for (const margin of margins) sums.push((sums.at(-1) as number) + margin);
  sums.push(sums.at(-1) as number);
  return (offset) => (offset === 0 ? start : offset + start + (sums[local.line(offset)] ?? (sums.at(-1) as number)));
}
