/** The tags of an EPP template, with the text between them. */
import { errorOf } from '../diagnostics/issues.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import type { Match } from './context.ts';
import { context, failed, found, Parts, spanAt } from './context.ts';
import { scanEppText } from './epp-text.ts';

/** `%>` or `-%>`: the end of a tag, and the text up to the next one. */
export function eppTagEnd(text: string, offset: number): Match | null {
  const trims = text.charCodeAt(offset) === 0x2d;
  const after = offset + (trims ? 3 : 2);
  if (text.slice(trims ? offset + 1 : offset, after) !== '%>') return null;
  const tokens: Token[] = [];
  if (context.epp === 'expr') tokens.push(T.makeToken(trims ? T.EPP_END_TRIM : T.EPP_END, text.slice(offset, after), offset));
  return eppTextMatch(text, offset, after, trims, tokens);
}

/** The text before the first tag. */
export function eppHead(text: string, offset: number): Match {
  return eppTextMatch(text, offset, offset, false, [T.makeToken(T.EPP_START, '', 0)]);
}

function eppTextMatch(text: string, offset: number, from: number, trims: boolean, tokens: Token[]): Match {
  const scan = scanEppText(text, from, trims);
  if (scan.issue !== undefined) return failed(text, offset, errorOf(scan.issue, spanAt(scan.end)));
  if (scan.value !== undefined && (scan.mode === 'text' || scan.value !== '')) {
    tokens.push(T.makeToken(T.RENDER_STRING, text.slice(from, scan.end), from, scan.value));
  }
  if (scan.mode === 'expr') tokens.push(T.makeToken(T.RENDER_EXPR, '', from));
  context.epp = scan.mode;
  return found(text.slice(offset, scan.end), new Parts(tokens, false, false));
}
