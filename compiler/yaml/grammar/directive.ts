/**
 * `%YAML` and `%TAG`.
 *
 * libyaml: scanner.c#yaml_parser_scan_directive
 */
import { type Cursor, END, isBlank, isBreakOrEnd, isSpacing, type Mark } from './cursor.ts';
import { YamlProblem } from './problem.ts';
import { scanHandle, scanUri } from './tag.ts';
import { type Token, token } from './token.ts';

const CONTEXT = 'while scanning a directive';

/** The directive that begins here, with its line. */
export function scanDirective(cursor: Cursor): Token {
  const start = cursor.mark;
  cursor.skip();
  const name = scanName(cursor, start);
  if (name !== 'YAML' && name !== 'TAG') throw new YamlProblem('found unknown directive name', CONTEXT, start);
  const directive = name === 'YAML' ? scanVersion(cursor, start) : scanTagDirective(cursor, start);
  cursor.skipBlanks();
  if (cursor.is('#')) cursor.restOfLine();
  if (!isBreakOrEnd(cursor.code())) throw new YamlProblem('did not find expected comment or line break', CONTEXT, start);
  if (cursor.code() !== END) cursor.skipLine();
  return directive;
}

function scanName(cursor: Cursor, start: Mark): string {
  const name = cursor.word();
  if (name === '') throw new YamlProblem('could not find expected directive name', CONTEXT, start);
  if (!isSpacing(cursor.code())) throw new YamlProblem('found unexpected non-alphabetical character', CONTEXT, start);
  return name;
}

function scanVersion(cursor: Cursor, start: Mark): Token {
  cursor.skipBlanks();
  const major = scanNumber(cursor, start);
  if (!cursor.is('.'))
    throw new YamlProblem("did not find expected digit or '.' character", 'while scanning a %YAML directive', start);
  cursor.skip();
  const minor = scanNumber(cursor, start);
  return token('version directive', start, cursor.mark, `${major}.${minor}`);
}

const MOST_DIGITS = 9;

function scanNumber(cursor: Cursor, start: Mark): number {
  const context = 'while scanning a %YAML directive';
  const from = cursor.offset;
  while (cursor.code() >= 0x30 && cursor.code() <= 0x39) {
    if (cursor.offset - from === MOST_DIGITS) throw new YamlProblem('found extremely long version number', context, start);
    cursor.skip();
  }
  if (cursor.offset === from) throw new YamlProblem('did not find expected version number', context, start);
  return Number(cursor.text.slice(from, cursor.offset));
}

function scanTagDirective(cursor: Cursor, start: Mark): Token {
  const context = 'while scanning a %TAG directive';
  cursor.skipBlanks();
  const handle = scanHandle(cursor, start, true);
  if (!isBlank(cursor.code())) throw new YamlProblem('did not find expected whitespace', context, start);
  cursor.skipBlanks();
  const prefix = scanUri(cursor, start, { isWhole: true, inDirective: true });
  if (!isSpacing(cursor.code())) throw new YamlProblem('did not find expected whitespace or line break', context, start);
  return token('tag directive', start, cursor.mark, prefix, handle);
}
