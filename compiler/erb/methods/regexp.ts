/** Methods of Regexp and MatchData, without the variables that a match sets (`$1`), which no template here names. Ruby: re.c */

import { characterCount } from '../../types/index.ts';
import type { PuppetRegexp } from '../../values/index.ts';
import { decline } from '../declined.ts';
import { RubyMatch, type RubyValue } from '../ruby-value.ts';
import { count, type Methods, plainly, text, withOne } from './method.ts';

/** Where the pattern matches first, in characters. */
export function matchIndex(pattern: PuppetRegexp, subject: string): bigint | undefined {
  const found = pattern.match(subject);
  return found && BigInt(characterCount(subject.slice(0, found.index)));
}

export function matchOf(pattern: PuppetRegexp, subject: string): RubyMatch | undefined {
  const found = pattern.match(subject);
  return found && new RubyMatch(found);
}

export const REGEXP: Methods<PuppetRegexp> = {
  '=~': withOne((pattern, subject) => (subject === undefined ? undefined : matchIndex(pattern, text(subject)))),
  '===': withOne((pattern, subject) => (typeof subject === 'string' ? pattern.test(subject) : odd(subject))),
  match: withOne((pattern, subject) => (subject === undefined ? undefined : matchOf(pattern, text(subject)))),
  'match?': withOne((pattern, subject) => subject !== undefined && pattern.test(text(subject))),
};

/** A pattern is no equal of what is no text; Symbols have a text. */
function odd(subject: RubyValue): false {
  return typeof subject === 'object' ? decline('an odd object matched') : false;
}

/** A group by its number; a negative one counts from behind, and never reaches the whole match. */
export function groupOf(groups: readonly (string | undefined)[], number: number): string | undefined {
  if (number >= 0) return groups[number];
  return number + groups.length > 0 ? groups.at(number) : undefined;
}

export const MATCH: Methods<RubyMatch> = {
  '[]': withOne(({ match }, index) => groupOf(match.groups, count(index))),
  to_s: plainly(({ match }) => match.groups[0]),
  to_a: plainly(({ match }) => [...match.groups]),
  captures: plainly(({ match }) => match.groups.slice(1)),
};
