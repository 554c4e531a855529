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

function parts(text: string, pattern: PuppetRegexp): readonly Value[] {
  const result: Value[] = [];
  let from = 0;
  for (const match of pattern.matchAll(text)) {
    const length = (match.groups[0] as string).length;
    // An empty match splits between characters, but not at the ends.
    if (length === 0 && (match.index === from && from === 0 ? match.index === 0 : false)) continue;
    if (length === 0 && match.index >= text.length) break;
    result.push(text.slice(from, match.index), ...match.groups.slice(1).filter((group) => group !== undefined));
    from = match.index + length;
  }
  result.push(text.slice(from));
  while (result.length > 0 && result.at(-1) === '') result.pop();
  return result;
}
