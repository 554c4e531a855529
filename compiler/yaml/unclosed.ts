/** Finds the quote or bracket that is open at a place of a YAML text. */

export interface Unclosed {
  readonly kind: 'quote' | '[' | '{';
  readonly offset: number;
}

const PAIRS: ReadonlyMap<string, string> = new Map([
  [']', '['],
  ['}', '{'],
]);

/** The innermost opening quote or bracket before the position that nothing closes; undefined when all are closed. */
export function findUnclosed(text: string, position: number): Unclosed | undefined {
  const brackets: Unclosed[] = [];
  let mayStart = true;
  for (let at = 0; at < position; at++) {
    const character = text[at] as string;
    if (mayStart && (character === '"' || character === "'")) {
      const end = endOfQuoted(text, at, position);
      if (end === undefined) return { kind: 'quote', offset: at };
      at = end;
      mayStart = false;
    } else if (character === '#' && /^$|\s/.test(text[at - 1] ?? '')) {
      at = endOfLine(text, at);
      mayStart = true;
    } else if ((character === '[' || character === '{') && (mayStart || brackets.length > 0)) {
      brackets.push({ kind: character, offset: at });
      mayStart = true;
    } else if (brackets.length > 0 && PAIRS.has(character)) {
      brackets.pop();
    } else {
      mayStart = mayStartAfter(text, at, character, mayStart, brackets.length > 0);
    }
  }
  return brackets[brackets.length - 1];
}

function mayStartAfter(text: string, at: number, character: string, before: boolean, inFlow: boolean): boolean {
  if (character === '\n') return true;
  if (character === ' ' || character === '\t') return before || /[:\-?]/.test(text[at - 1] ?? '');
  return inFlow && (character === ',' || character === ':');
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function endOfQuoted(text: string, start: number, limit: number): number | undefined {
  const quote = text[start] as string;
  for (let at = start + 1; at < limit; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at++;
    else if (text[at] === quote) return at;
  }
  return undefined;
}
