import { PuppetError } from '../../function.ts';

/**
 * The set of characters that a text like `a-cx` or `^a-c` describes; a backslash makes the character after it an ordinary one.
 *
 * Ruby: string.c (tr_setup_table)
 */
export function characterSet(text: string): (character: string) => boolean {
  const isNegated = text.length > 1 && text.startsWith('^');
  const ranges = rangesOf(Array.from(isNegated ? text.slice(1) : text));
  return (character) => ranges.some(([first, last]) => inRange(character, first, last)) !== isNegated;
}

function inRange(character: string, first: string, last: string): boolean {
  const code = character.codePointAt(0) as number;
  return code >= (first.codePointAt(0) as number) && code <= (last.codePointAt(0) as number);
}

function rangesOf(characters: readonly string[]): readonly (readonly [string, string])[] {
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < characters.length; at++) {
    if (characters[at] === '\\' && at + 1 < characters.length) at++;
    const first = characters[at] as string;
    if (characters[at + 1] !== '-' || at + 2 >= characters.length) {
      ranges.push([first, first]);
      continue;
    }
    at += 2;
    if (characters[at] === '\\' && at + 1 < characters.length) at++;
    const last = characters[at] as string;
    if (first > last) throw new PuppetError(`invalid range "${first}-${last}" in string transliteration`);
    ranges.push([first, last]);
  }
  return ranges;
}
