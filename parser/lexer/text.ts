/**
 * The inside of quoted strings and heredoc texts: where a piece of text ends, and what its escapes stand for.
 *
 * Puppet: pops/parser/slurp_support.rb, pops/parser/interpolation_support.rb
 */
import type { Token } from '../tokens.ts';
import { DQMID, DQPOST, DQPRE, makeToken, STRING, VARIABLE } from '../tokens.ts';

/** What a kind of text makes of quotes, dollar signs and backslashes. */
export interface TextStyle {
  /** A double quote ends the text; otherwise only its end does. */
  readonly quoted: boolean;
  /** Dollar signs start interpolation. */
  readonly interpolates: boolean;
  /** A backslash keeps a dollar sign or quote from being special. */
  readonly escapesStop: boolean;
  /** The characters that may follow a backslash, `\n` standing for a line break; undefined when a backslash is plain text. */
  readonly escapes: ReadonlySet<string>;
  /** Unknown escapes are reported. */
  readonly reportsUnknown: boolean;
}

/** Tells of an escape that Puppet warns of; the offset is where Puppet's scanner stands. */
export type EscapeWarning = (kind: 'ILLEGAL_UNICODE_ESCAPE' | 'UNRECOGNIZED_ESCAPE', character: string) => void;

export const DOUBLE_QUOTED: TextStyle = {
  quoted: true,
  interpolates: true,
  escapesStop: true,
  escapes: new Set(['\\', '$', "'", '"', 'r', 'n', 't', 's', 'u', '\r\n', '\n']),
  reportsUnknown: true,
};

const QUOTED_STOP = /[^"$\\]*(?:\\[\s\S][^"$\\]*)*/y;
const UNQUOTED_STOP = /[^$\\]*(?:\\[\s\S][^$\\]*)*/y;
const STOP_BEHIND = /(?:\\\\)*["$]/y;
const VARIABLE_NAME = /(?:::)?(?:\w+::)*\w+/y;

const UNICODE_ESCAPE = /(^|[^\\])((?:\\\\)*)\\u(?:([\da-fA-F]{4})|\{([\da-fA-F]{1,6})\})/gm;
const ESCAPE = /\\([^\r\n]|\r?\n)/gu;

/** The value of a single-quoted string's inside: a backslash only escapes itself and the quote. */
export function unescapeSingleQuoted(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\\'])/g, '$1') : text;
}

/**
 * The value of a piece of text after its escapes.
 *
 * Returns undefined for a Unicode escape that stands for no character. As in Puppet, Unicode escapes are taken first, so that what
 * they produce may itself be read as part of an escape.
 */
export function unescapeText(text: string, style: TextStyle, warn: EscapeWarning): string | undefined {
  if (!text.includes('\\')) return text;
  let value = text;
  if (style.escapes.has('u')) {
    const replaced = replaceUnicodeEscapes(value);
    if (replaced === undefined) return undefined;
    value = replaced;
  }
  return value.replace(ESCAPE, (whole, character: string) => {
    if (!style.escapes.has(character)) {
      if (style.reportsUnknown) warn('UNRECOGNIZED_ESCAPE', character);
      return whole;
    }
    switch (character) {
      case 'r':
        return '\r';
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 's':
        return ' ';
      case 'u':
        warn('ILLEGAL_UNICODE_ESCAPE', character);
        return '\\u';
      case '\n':
      case '\r\n':
        return '';
      default:
        return character;
    }
  });
}

function replaceUnicodeEscapes(text: string): string | undefined {
  let value = text;
  let broken = false;
  // Adjacent escapes share the character before them, so one pass does not find them all.
  for (;;) {
    const next: string = value.replace(
      UNICODE_ESCAPE,
      (_whole, before: string, slashes: string, four?: string, braced?: string) => {
        const codepoint = Number.parseInt((four ?? braced) as string, 16);
        if (codepoint > 0x10ffff || (codepoint >= 0xd800 && codepoint <= 0xdfff)) {
          broken = true;
          return before + slashes;
        }
        return before + slashes + String.fromCodePoint(codepoint);
      },
    );
    if (broken) return undefined;
    if (next === value) return value;
    value = next;
  }
}

/** How a stretch of text ended. */
export interface TextScan {
  readonly tokens: Token[];
  /** Offset after the stretch; for `unclosed`, where the piece without an end begins. */
  readonly end: number;
  /** `closed`: the string is over; `opened`: a `${` begins an expression; `unclosed` and `broken`: errors. */
  readonly outcome: 'closed' | 'opened' | 'unclosed' | 'broken';
  /** For `unclosed`: the text Puppet's scanner matched last, null when its last attempt failed. */
  readonly lastMatched?: string | null;
}

/**
 * Scans text from `from` up to its end or the next `${`, with the plain `$x` variables on the way.
 *
 * `start` is where the first token begins (the opening quote, or the character after a closing brace), and `head` says whether the
 * string begins here. `lastMatched` is what Puppet would quote if the string never ends.
 */
export function scanText(
  text: string,
  start: number,
  from: number,
  head: boolean,
  style: TextStyle,
  lastMatched: string | null,
  warnAt: (position: number) => EscapeWarning,
): TextScan {
  const tokens: Token[] = [];
  let begin = start;
  let position = from;
  let first = head;
  let value = '';
  let matched = lastMatched;
  for (;;) {
    const stop = findStop(text, position, style);
    if (stop === -1) return { tokens, end: position, outcome: 'unclosed', lastMatched: matched };
    const piece = text.slice(position, stop);
    const atEnd = stop === text.length || text.charCodeAt(stop) === 0x22;
    const opens = !atEnd && text.charCodeAt(stop + 1) === 0x7b;
    const unescaped = unescapeText(piece, style, warnAt(stop + (stop === text.length ? 0 : opens ? 2 : 1)));
    if (unescaped === undefined) return { tokens, end: stop + 1, outcome: 'broken' };
    value += unescaped;
    if (atEnd) {
      const end = style.quoted ? stop + 1 : stop;
      tokens.push(makeToken(first ? STRING : DQPOST, text.slice(begin, end), begin, value));
      return { tokens, end, outcome: 'closed' };
    }
    if (opens) {
      tokens.push(makeToken(first ? DQPRE : DQMID, text.slice(begin, stop + 2), begin, value));
      return { tokens, end: stop + 2, outcome: 'opened' };
    }
    VARIABLE_NAME.lastIndex = stop + 1;
    const name = VARIABLE_NAME.exec(text)?.[0];
    if (name === undefined) {
      value += '$';
      position = stop + 1;
      matched = null;
      continue;
    }
    tokens.push(makeToken(first ? DQPRE : DQMID, text.slice(begin, stop), begin, value));
    position = stop + 1 + name.length;
    tokens.push(makeToken(VARIABLE, text.slice(stop, position), stop, name));
    begin = position;
    first = false;
    value = '';
    matched = name;
  }
}

/** Offset of the quote, dollar sign or end of text that ends a piece of text; -1 when a quoted string never ends. */
function findStop(text: string, from: number, style: TextStyle): number {
  if (!style.interpolates) return text.length;
  if (!style.escapesStop) {
    const dollar = text.indexOf('$', from);
    return dollar === -1 ? text.length : dollar;
  }
  // Puppet's pattern wants a character before the stop: a quote or dollar sign at the very start is text when a stop follows it.
  STOP_BEHIND.lastIndex = from + 1;
  if (style.quoted && (text.charCodeAt(from) === 0x22 || text.charCodeAt(from) === 0x24) && STOP_BEHIND.test(text)) {
    return STOP_BEHIND.lastIndex - 1;
  }
  const pattern = style.quoted ? QUOTED_STOP : UNQUOTED_STOP;
  pattern.lastIndex = from;
  pattern.exec(text);
  const stop = pattern.lastIndex;
  if (stop < text.length && text.charCodeAt(stop) !== 0x5c) return stop;
  return style.quoted ? -1 : text.length;
}
