import { countSteps } from '../limits.ts';
import { PPatternType, PRegexpType, PTypeAliasType, PVariantType } from '../types/index.ts';
import { PuppetRegexp, type Value } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { rubyClassName } from './shared/ruby-class.ts';

/**
 * `match(Variant[String, Array[String]] $string, $pattern)`: the match and its groups as an Array, or `undef`; for an Array of
 * texts, an Array of that. The pattern is a text, Regexp, Regexp or Pattern type, Variant of these, or an Array of them.
 *
 * Puppet: lib/puppet/functions/match.rb
 */
export const match = puppetFunction('match', [
  { params: ['String string', 'Variant[Any, Type] pattern'], body: ({ args }) => matched(args[0] as string, args[1]) },
  {
    params: ['Array[String] string', 'Variant[Any, Type] pattern'],
    body: ({ args }) => (args[0] as readonly string[]).map((text) => matched(text, args[1])),
  },
]);

function matched(text: string, pattern: Value): Value {
  countSteps(1);
  if (typeof pattern === 'string') return groups(text, new PuppetRegexp(pattern));
  if (pattern instanceof PuppetRegexp) return groups(text, pattern);
  if (pattern instanceof PTypeAliasType) return matched(text, pattern.resolvedType);
  if (pattern instanceof PVariantType) return firstMatch(text, pattern.types);
  if (pattern instanceof PPatternType) return firstMatch(text, pattern.patterns);
  if (Array.isArray(pattern)) return firstMatch(text, pattern);
  if (!(pattern instanceof PRegexpType)) {
    throw new PuppetError(
      `match() expects pattern of T, where T is String, Regexp, Regexp[r], Pattern[p], or Array[T]. Got ${rubyClassName(pattern)}`,
    );
  }
  if (pattern.pattern === undefined) throw new PuppetError('Given Regexp Type has no regular expression');
  return groups(text, pattern.regexp);
}

function firstMatch(text: string, patterns: readonly Value[]): Value {
  for (const pattern of patterns) {
    const found = matched(text, pattern);
    if (found !== undefined) return found;
  }
  return undefined;
}

function groups(text: string, pattern: PuppetRegexp): Value {
  return pattern.match(text)?.groups;
}
