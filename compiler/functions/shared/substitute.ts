/**
 * Ruby's `sub` and `gsub`.
 */
import { checkText, countSteps } from '../../limits.ts';
import type { PuppetHash, PuppetRegexp, RegexpMatch } from '../../values/index.ts';

/** The text with the first match, or every match, replaced by a template or by what a hash has for it. */
export function substitute(text: string, pattern: PuppetRegexp, replacement: string | PuppetHash, all: boolean): string {
  let result = '';
  let from = 0;
  for (const match of pattern.matchAll(text)) {
    countSteps(1);
    const whole = match.groups[0] as string;
    result += text.slice(from, match.index) + replacementFor(match, text, replacement);
    checkText(result.length);
    from = match.index + whole.length;
    if (!all) break;
  }
  return result + text.slice(from);
}

function replacementFor(match: RegexpMatch, text: string, replacement: string | PuppetHash): string {
  if (typeof replacement !== 'string') return (replacement.get(match.groups[0]) as string | undefined) ?? '';
  const whole = match.groups[0] as string;
  return replacement.replace(/\\(?:([0-9])|k<(\w+)>|([&`'\\]))/g, (_, digit: string, name: string, sign: string) => {
    if (digit !== undefined) return match.groups[Number(digit)] ?? '';
    if (name !== undefined) return match.names[name] ?? '';
    if (sign === '&') return whole;
    if (sign === '`') return text.slice(0, match.index);
    return sign === "'" ? text.slice(match.index + whole.length) : '\\';
  });
}
