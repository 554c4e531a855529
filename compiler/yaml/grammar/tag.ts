/**
 * Tags, anchors and aliases.
 *
 * libyaml: scanner.c#yaml_parser_scan_tag, #yaml_parser_scan_anchor
 */
import { widthOf } from '../bytes.ts';
import { type Cursor, isSpacing, isWord, type Mark } from './cursor.ts';
import { YamlProblem } from './problem.ts';
import { type Token, token } from './token.ts';

/** `&name` or `*name`. */
export function scanAnchor(cursor: Cursor): Token {
  const start = cursor.mark;
  const kind = cursor.is('&') ? 'anchor' : 'alias';
  cursor.skip();
  const name = cursor.word();
  if (name === '' || !(isSpacing(cursor.code()) || '?:,]}%@`'.includes(String.fromCharCode(cursor.code()))))
    throw new YamlProblem('did not find expected alphabetic or numeric character', `while scanning an ${kind}`, start);
  return token(kind, start, cursor.mark, name);
}

/** `!name`, `!!name`, `!handle!name`, `!<uri>` or `!`. A handle that is empty says that the suffix is all. */
export function scanTag(cursor: Cursor, inFlow: boolean): Token {
  const start = cursor.mark;
  let handle = '';
  let suffix: string;
  if (cursor.code(1) === 0x3c) {
    cursor.skip(2);
    suffix = scanUri(cursor, start, { isWhole: true, inDirective: false });
    if (!cursor.is('>')) throw new YamlProblem("did not find the expected '>'", 'while scanning a tag', start);
    cursor.skip();
  } else {
    const written = scanHandle(cursor, start, false);
    const isHandle = written.length > 1 && written.endsWith('!');
    suffix = scanUri(cursor, start, { isWhole: false, inDirective: false }, isHandle ? undefined : written);
    handle = isHandle ? written : '!';
    if (!isHandle && suffix === '') [handle, suffix] = ['', '!'];
  }
  if (!(inFlow && cursor.is(',')) && !isSpacing(cursor.code()))
    throw new YamlProblem('did not find expected whitespace or line break', 'while scanning a tag', start);
  return token('tag', start, cursor.mark, suffix, handle);
}

/** `!`, `!name` or `!name!`; a directive takes no `!name`. */
export function scanHandle(cursor: Cursor, start: Mark, inDirective: boolean): string {
  if (!cursor.is('!'))
    throw new YamlProblem("did not find expected '!'", `while scanning a tag${inDirective ? ' directive' : ''}`, start);
  cursor.skip();
  let handle = `!${cursor.word()}`;
  if (cursor.is('!')) {
    cursor.skip();
    handle += '!';
  } else if (inDirective && handle !== '!')
    throw new YamlProblem("did not find expected '!'", 'while parsing a tag directive', start);
  return handle;
}

const URI_MARKS = ";/?:@&=+$.!~*'()%";

interface UriKind {
  /** Commas and brackets belong to it. */
  readonly isWhole: boolean;
  readonly inDirective: boolean;
}

/** `head`: what was taken for a handle and is the beginning, its `!` left out. */
export function scanUri(cursor: Cursor, start: Mark, { isWhole, inDirective }: UriKind, head?: string): string {
  const marks = isWhole ? `${URI_MARKS},[]` : URI_MARKS;
  const context = inDirective ? 'while parsing a %TAG directive' : 'while parsing a tag';
  let uri = head?.slice(1) ?? '';
  let isEmpty = head === undefined;
  for (let code = cursor.code(); isWord(code) || isOneOf(code, marks); code = cursor.code()) {
    if (code === 0x25) uri += scanUriEscape(cursor, start, context);
    else {
      uri += String.fromCharCode(code);
      cursor.skip();
    }
    isEmpty = false;
  }
  if (isEmpty) throw new YamlProblem('did not find expected tag URI', context, start);
  return uri;
}

function isOneOf(code: number, characters: string): boolean {
  return code !== 0 && characters.includes(String.fromCharCode(code));
}

/** One character as `%` with two digits for each byte of UTF-8. */
function scanUriEscape(cursor: Cursor, start: Mark, context: string): string {
  const bytes: number[] = [];
  let width = 1;
  do {
    const octet = octetAt(cursor);
    if (octet === undefined) throw new YamlProblem('did not find URI escaped octet', context, start);
    if (bytes.length === 0) width = widthOf(octet);
    if (width === 0) throw new YamlProblem('found an incorrect leading UTF-8 octet', context, start);
    if (bytes.length > 0 && (octet & 0xc0) !== 0x80)
      throw new YamlProblem('found an incorrect trailing UTF-8 octet', context, start);
    bytes.push(octet);
    cursor.skip(3);
  } while (bytes.length < width);
  return Buffer.from(bytes).toString();
}

function octetAt(cursor: Cursor): number | undefined {
  const digits = cursor.text.slice(cursor.offset + 1, cursor.offset + 3);
  return cursor.is('%') && /^[0-9a-fA-F]{2}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
