/** The words of PQL. */
import { queryError } from './error.ts';

export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'end';
  /** Of a text, what is between the quotes. */
  readonly text: string;
  readonly place: string;
}

const BLANK = /\s*/y;
const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_:-]*\??/y],
  ['sign', /~>|>=|<=|!=|[=~<>!(){}[\],.]/y],
];

/** All tokens of the query, with one for its end. */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    BLANK.lastIndex = at;
    BLANK.test(query);
    at = BLANK.lastIndex;
    const place = placeOf(query, at);
    if (at >= query.length) return [...tokens, { kind: 'end', text: '', place }];
    const token = tokenAt(query, at, place);
    tokens.push(token.token);
    at = token.end;
  }
}

function tokenAt(query: string, at: number, place: string): { readonly token: Token; readonly end: number } {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(query);
    if (!match) continue;
    const quoted = match[1] ?? match[2];
    const text = kind === 'text' ? (quoted as string).replace(/\\(["'\\])/g, '$1') : match[0];
    return { token: { kind, text, place }, end: pattern.lastIndex };
  }
  const character = String.fromCodePoint(query.codePointAt(at) as number);
  const isQuote = character === '"' || character === "'";
  throw queryError(isQuote ? 'a text that does not end' : `unexpected '${character}'`, place);
}

function placeOf(query: string, at: number): string {
  const lines = query.slice(0, at).split('\n');
  const column = (lines.at(-1) as string).length + 1;
  return lines.length === 1 ? `column ${column} of the query` : `line ${lines.length}, column ${column} of the query`;
}
