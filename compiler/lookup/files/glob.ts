/**
 * Ruby's glob patterns as regular expressions: `*`, `?`, `[set]`, `{a,b}`, and `**` as a whole part of the path.
 *
 * Ruby: Dir.glob; names that begin with a dot are only matched by a pattern that does, too
 */
import { literalPattern } from '../../regexp/index.ts';

/** The deepest folder that holds every match. */
export function globRoot(pattern: string): string {
  const special = pattern.search(/[*?[{\\]/);
  const fixed = special === -1 ? pattern : pattern.slice(0, special);
  const end = fixed.lastIndexOf('/');
  return end <= 0 ? '/' : fixed.slice(0, end);
}

/** Throws SyntaxError for an open brace. */
export function globToRegExp(pattern: string): RegExp {
  return new RegExp(`^${translate(pattern)}$`);
}

/** The same, of whatever pattern: one with an open brace matches nothing. */
export function matcherOf(pattern: string): RegExp {
  try {
    return globToRegExp(pattern);
  } catch (error) {
    if (error instanceof SyntaxError) return new RegExp(NOTHING);
    throw error;
  }
}

/** Matches no character: what follows a bracket that is never closed. */
const NOTHING = '[^\\s\\S]';

function set(content: string): string {
  // A range that runs backwards has its two ends.
  const written = content.replace(/^[!^]/, '').replace(/(.)-(.)/gs, (range, from, to) => (from > to ? from + to : range));
  const escaped = written.replace(/[\\[\]^]/g, '\\$&');
  return `[${/^[!^]/.test(content) ? '^' : ''}${escaped}]`;
}

function translate(pattern: string): string {
  let result = '';
  let braces = 0;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string;
    const isPartStart = at === 0 || pattern[at - 1] === '/';
    if (isPartStart && pattern.startsWith('**/', at)) {
      result += '(?:(?!\\.)[^/]+/)*';
      at += 2;
    } else if (character === '*') {
      result += `${isPartStart ? '(?!\\.)' : ''}[^/]*`;
      while (pattern[at + 1] === '*') at++;
    } else if (character === '?') {
      result += `${isPartStart ? '(?!\\.)' : ''}[^/]`;
    } else if (character === '[') {
      const end = pattern.indexOf(']', at + 2);
      result += `${isPartStart ? '(?!\\.)' : ''}${end === -1 ? NOTHING : set(pattern.slice(at + 1, end))}`;
      at = end === -1 ? pattern.length : end;
    } else if (character === '{') {
      result += '(?:';
      braces++;
    } else if (character === '}' && braces > 0) {
      result += ')';
      braces--;
    } else if (character === ',' && braces > 0) {
      result += '|';
    } else {
      const literal = character === '\\' ? (pattern[++at] ?? '\\') : character;
      result += literalPattern(literal);
    }
  }
  return result;
}
