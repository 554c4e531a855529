/**
 * Finds what was meant to be an interpolation and is none, or is one that cannot work.
 *
 * In: a string of Hiera data. Out: near misses in order of place, each with the text that was probably meant.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Source } from '../../source.ts';
import { type InterpolatedString, parseInterpolation } from '../interpolation.ts';
import { nearMissInExpression } from './in-expression.ts';
import { nearMissesInText } from './in-text.ts';
import { NEAR_MISS_MESSAGES, type NearMiss, type NearMissContext } from './near-miss.ts';

export { NEAR_MISS_MESSAGES, type NearMiss, type NearMissCode, type NearMissContext } from './near-miss.ts';

/** Characters without which a string holds no near miss; most strings of data have none of them. */
const WORTH_A_LOOK = /[%${<]|(?:hiera|lookup|alias|literal|scope)\w*\s*\(/;

/** All near misses of one string. */
export function findNearMisses(text: string, context: NearMissContext = {}): NearMiss[] {
  if (!WORTH_A_LOOK.test(text)) return [];
  const string = parseInterpolation(text, context.angleBrackets === true ? { angleBrackets: true } : {});
  const found: NearMiss[] = [];
  for (const part of string.parts) {
    if (part.kind !== 'expression') continue;
    const miss = nearMissInExpression(part, text);
    if (miss !== undefined) found.push(miss);
  }
  const rest = withoutExpressions(string, found);
  const outside = WORTH_A_LOOK.test(rest) ? nearMissesInText(rest, context) : [];
  return [...found, ...outside].sort((a, b) => a.offset - b.offset);
}

/** The text with each expression (and what is reported with it) blanked out by a letter, so that all offsets stay. */
function withoutExpressions(string: InterpolatedString, found: readonly NearMiss[]): string {
  if (!string.hasExpressions) return string.text;
  const ranges = [...string.parts.filter((part) => part.kind === 'expression'), ...found];
  let text = '';
  for (const { offset, length } of ranges.sort((a, b) => a.offset - b.offset)) {
    if (offset > text.length) text += string.text.slice(text.length, offset);
    text += 'x'.repeat(Math.max(0, offset + length - text.length));
  }
  return text + string.text.slice(text.length);
}

/** A near miss as a diagnostic. `offsetInSource` is where the string begins in its source, when its characters stand there as they are. */
export function nearMissDiagnostic(miss: NearMiss, source: Source, offsetInSource = 0): Diagnostic {
  const diagnostic: Diagnostic = {
    code: miss.code,
    severity: miss.certain ? 'warning' : 'notice',
    message: NEAR_MISS_MESSAGES[miss.code],
    at: { source, offset: offsetInSource + miss.offset, length: miss.length },
  };
  return miss.suggestion === undefined ? diagnostic : { ...diagnostic, hint: `write ${miss.suggestion}` };
}
