import type { PRegexpType } from '../types/index.ts';
import { PuppetRegexp, type Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `split(String $str, Variant[String, Regexp, Type[Regexp]] $pattern)`: the parts between the matches of the pattern, and the
 * groups of the matches. Empty parts at the end are left out. A text is a pattern, too.
 *
 * Puppet: lib/puppet/functions/split.rb
 */
export const split = puppetFunction('split', [
  { params: ['String str', 'String pattern'], body: ({ args }) => parts(args[0] as string, new PuppetRegexp(args[1] as string)) },
  { params: ['String str', 'Regexp pattern'], body: ({ args }) => parts(args[0] as string, args[1] as PuppetRegexp) },
  { params: ['String str', 'Type[Regexp] pattern'], body: ({ args }) => parts(args[0] as string, (args[1] as PRegexpType).regexp) },
]);

/**
 * Ruby's `split`: an empty match splits off the character that it stands before, and only when there is one.
 */
function parts(text: string, pattern: PuppetRegexp): readonly Value[] {
  const result: Value[] = [];
  pattern.compile();
  if (text === '') return result;
  let [from, start, afterEmpty] = [0, 0, false];
  for (let match = pattern.match(text, start); match !== undefined; match = pattern.match(text, start)) {
    const end = match.index + (match.groups[0] as string).length;
    if (start === end && match.index === end) {
      if (!afterEmpty) {
        start += characterLength(text, start);
        afterEmpty = true;
        continue;
      }
      result.push(text.slice(from, from + characterLength(text, from)));
      from = start;
    } else {
      result.push(text.slice(from, match.index));
      from = end;
      start = end;
    }
    afterEmpty = false;
    result.push(...match.groups.slice(1).filter((group) => group !== undefined));
  }
  result.push(text.slice(from));
  while (result.length > 0 && result.at(-1) === '') result.pop();
  return result;
}

/** UTF-16 units of the character at the index; 1 at the end. */
function characterLength(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
