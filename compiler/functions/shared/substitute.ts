/**
 * Ruby's `sub` and `gsub`.
 */
import { checkText, countSteps } from '../../limits.ts';
import type { PuppetHash, PuppetRegexp, RegexpMatch } from '../../values/index.ts';
import { PuppetError } from '../error.ts';

/** The text with the first match, or every match, replaced by a template or by what a hash has for it. */
export function substitute(text: string, pattern: PuppetRegexp, replacement: string | PuppetHash, all: boolean): string {
  let result = '';
  let from = 0;
  for (const match of pattern.matchAll(text)) {
    countSteps(1);
    result += text.slice(from, match.index) + replacementFor(match, pattern, text, replacement);
    checkText(result.length);
    from = match.end;
    if (!all) break;
  }
  return result + text.slice(from);
}

function replacementFor(match: RegexpMatch, pattern: PuppetRegexp, text: string, replacement: string | PuppetHash): string {
  const whole = match.groups[0] as string;
  if (typeof replacement !== 'string') return (replacement.get(whole) as string | undefined) ?? '';
  return replacement.replace(
    /\\(?:([0-9])|k<([^>]*)>|(k<)|([&`'+\\]))/g,
    (_, digit?: string, name?: string, open?: string, sign?: string) => {
      if (digit !== undefined) return numberedGroup(match, pattern, Number(digit));
      if (name !== undefined) return namedGroup(match, pattern, name);
      if (open !== undefined) throw new PuppetError('invalid group name reference format');
      if (sign === '&') return whole;
      if (sign === '+') return match.groups.slice(1).findLast((group) => group !== undefined) ?? '';
      if (sign === '`') return text.slice(0, match.index);
      return sign === "'" ? text.slice(match.end) : '\\';
    },
  );
}

/** Where groups have names, they have no numbers in a replacement. */
function numberedGroup(match: RegexpMatch, pattern: PuppetRegexp, number: number): string {
  return number > 0 && pattern.compile().hasNames ? '' : (match.groups[number] ?? '');
}

/** The last group of that name that has matched. */
function namedGroup(match: RegexpMatch, pattern: PuppetRegexp, name: string): string {
  const numbers = pattern.compile().groupsOf(name);
  if (numbers === undefined) throw new PuppetError(`undefined group name reference: ${name}`);
  return numbers.map((number) => match.groups[number]).findLast((group) => group !== undefined) ?? '';
}
