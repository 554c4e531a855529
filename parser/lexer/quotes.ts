/** Quoted strings, and the braces that may belong to a `${` in them. */
import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts';
import { diagnosticOf, errorOf } from '../diagnostics/issues.ts';
import type { Token } from '../tokens.ts';
import type { Match } from './context.ts';
import { context, exec, failed, followedBy, found, Parts, spanAt } from './context.ts';
import type { EscapeWarning, TextScan, TextStyle } from './text.ts';
import { DOUBLE_QUOTED, scanText, unescapeSingleQuoted } from './text.ts';

// Puppet takes a quote right behind the opening one as text when another one follows: `'''` is a string of one quote.
const SINGLE_QUOTED = /'(?:'(?=(?:\\\\)*'))?[^'\\]*(?:\\[\s\S][^'\\]*)*'/y;
const SIMPLE_STRING = /"(?:[^"$\\]+"|"(?!(?:\\\\)*["$]))/y;

export function singleQuoted(text: string, offset: number): Match {
  const image = exec(SINGLE_QUOTED, text, offset);
  if (image !== undefined) return found(image, unescapeSingleQuoted(image.slice(1, -1)));
  return failed(
    text,
    offset,
    errorOf('UNCLOSED_QUOTE', spanAt(offset + 1), { after: `"'"`, followedBy: followedBy(text, offset + 1) }),
  );
}

export function doubleQuoted(text: string, offset: number): Match {
  const simple = exec(SIMPLE_STRING, text, offset);
  if (simple !== undefined) return found(simple, simple.slice(1, -1));
  const scan = scanText(text, offset, offset + 1, true, DOUBLE_QUOTED, '"', warner(tokenStart(offset)));
  return textMatch(text, offset, scan, DOUBLE_QUOTED, false);
}

export function openBrace(): Match {
  context.braces++;
  return found('{');
}

/** A closing brace: of a block, or of a `${`, with the text after it. */
export function closeBrace(text: string, offset: number, matched: Token[]): Match {
  context.braces--;
  const open = context.interpolations.at(-1);
  if (open === undefined || open.braces !== context.braces) return found('}');
  const start = open.start;
  context.interpolations.pop();
  const scan = scanText(text, offset + 1, offset + 1, false, open.style, lastMatched(offset, matched), warner(tokenStart(start)));
  return textMatch(text, offset, scan, open.style, true, start);
}

function textMatch(text: string, offset: number, scan: TextScan, style: TextStyle, closes: boolean, start = offset): Match {
  if (scan.outcome === 'broken') return failed(text, offset, errorOf('ILLEGAL_UNICODE_ESCAPE', spanAt(scan.end)));
  if (scan.outcome === 'unclosed') {
    const args = { after: quoted(scan.lastMatched ?? ''), followedBy: followedBy(text, scan.end) };
    return failed(text, offset, errorOf('UNCLOSED_QUOTE', spanAt(scan.end), args));
  }
  const opens = scan.outcome === 'opened';
  if (opens) {
    context.interpolations.push({ braces: context.braces, style, start });
    context.braces++;
  }
  return found(text.slice(offset, scan.end), new Parts(scan.tokens, closes, opens));
}

/** Where the outermost string begins: Puppet lexes it whole before the parser sees its first token. */
function tokenStart(offset: number): number {
  return context.interpolations[0]?.start ?? offset;
}

/**
 * What Puppet's scanner matched last before `offset`: the text of a name or number, the end of a string. White space ends in an
 * attempt that fails (null), punctuation is taken without matching.
 */
export function lastMatched(offset: number, matched: readonly Token[]): string | null {
  let cursor = offset;
  for (let i = matched.length - 1; i >= 0; i--) {
    const last = matched[i] as Token;
    const end = last.startOffset + last.image.length;
    if (end < cursor) return blanksAfterBreak(context.source.text.slice(end, cursor));
    if (last.image.endsWith('"')) return /(?:^|[^\\])(?:\\\\)*"$/.exec(last.image.slice(1))?.[0] ?? '"';
    if (/^[\w$:/]/.test(last.image)) return last.image;
    if (last.payload instanceof Parts) return null;
    cursor = last.startOffset;
  }
  return null;
}

/** After a line break Puppet's scanner takes the blanks of the next line in one match. */
function blanksAfterBreak(gap: string): string | null {
  const blanks = gap.slice(gap.lastIndexOf('\n') + 1);
  return blanks === '' || blanks === gap ? null : blanks;
}

export function quoted(text: string): string {
  return text === "'" ? `"'"` : `'${text}'`;
}

function warner(tokenOffset: number): (position: number) => EscapeWarning {
  const ctx = context;
  return (position) => (kind, character) => {
    const diagnostic = escapeDiagnostic(kind, character, { source: ctx.source, offset: position, length: 0 });
    ctx.warnings.push({ diagnostic, tokenOffset });
  };
}

export function escapeDiagnostic(kind: 'UNRECOGNIZED_ESCAPE' | 'ILLEGAL_UNICODE_ESCAPE', character: string, at: Span): Diagnostic {
  return kind === 'UNRECOGNIZED_ESCAPE' ? diagnosticOf('warning', kind, at, { ch: character }) : diagnosticOf('warning', kind, at);
}
