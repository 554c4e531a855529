/**
 * What Ruby 3.1 says of the source of a regular expression. Puppet's lexer calls `Regexp.new` on every /regexp/, so Ruby's refusal is a
 * syntax error there. Nothing here matches anything.
 *
 * Ruby: rb_reg_initialize and rb_enc_reg_error_desc in re.c, in UTF-8; regparse.c and regcomp.c (Onigmo).
 */
import { BACKSLASH, code, isSpace } from './regexp/characters.ts';
import { checkTree } from './regexp/check.ts';
import { type PatternOptions, parsePattern } from './regexp/parse.ts';
import { Rejection } from './regexp/rejection.ts';
import { unescapePattern } from './regexp/unescape.ts';

/** The message of the RegexpError that Ruby raises for a pattern, undefined for one that it accepts. */
export function rubyRegexpError(pattern: string, options: Partial<PatternOptions> = {}): string | undefined {
  const source = Array.from(pattern, (c) => c.codePointAt(0)!);
  try {
    checkTree(parsePattern(unescapePattern(source), options));
    return undefined;
  } catch (rejection) {
    if (rejection instanceof Rejection) return `${rejection.message}: /${shown(source)}/${letters(options)}`;
    throw rejection;
  }
}

/** The options in the order in which Ruby writes them behind the pattern. */
function letters({ dotAll, ignoreCase, extended }: Partial<PatternOptions>): string {
  return `${dotAll ? 'm' : ''}${ignoreCase ? 'i' : ''}${extended ? 'x' : ''}`;
}

/** The pattern as the message shows it: if a character of ASCII needs an escape, then all do that are not of ASCII. */
function shown(source: readonly number[]): string {
  const escaping = source.some((c) => c === code('/') || c < 0x20 || c === 0x7f);
  const out: string[] = [];
  for (let at = 0; at < source.length; at++) {
    const c = source[at]!;
    const pair = c === BACKSLASH && at + 1 < source.length;
    out.push(escaping && !pair ? shownCharacter(c) : String.fromCodePoint(c));
    if (pair) out.push(String.fromCodePoint(source[++at]!));
  }
  return out.join('');
}

function shownCharacter(c: number): string {
  if (c === code('/')) return '\\/';
  if (c > 0xffff) return `\\u{${hex(c, 0)}}`;
  if (c >= 0x80) return `\\u${hex(c, 4)}`;
  return (c < 0x20 || c === 0x7f) && !isSpace(c) ? `\\x${hex(c, 2)}` : String.fromCodePoint(c);
}

function hex(c: number, width: number): string {
  return c.toString(16).toUpperCase().padStart(width, '0');
}
