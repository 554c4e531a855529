/** Where a text stops being JSON, and what should stand there: JavaScript's messages tell the place of some faults only. */
export interface JsonFault {
  /** UTF-16 units. */
  readonly offset: number;
  readonly reason: string;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or }' | ', or ]' | 'end';

const TOKEN =
  /([{}[\],:])|("(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?!\w)/y;
const BLANK = /[ \t\r\n]*/y;

const TEXTS: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value or ]': 'a value or ]',
  key: 'a key in double quotes',
  'key or }': 'a key in double quotes or }',
  ':': 'a colon',
  ', or }': 'a comma or }',
  ', or ]': 'a comma or ]',
  end: 'the end of the text',
};

/** The first fault of a text; undefined when it is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    BLANK.lastIndex = at;
    BLANK.test(text);
    at = BLANK.lastIndex;
    if (at === text.length)
      return expected === 'end' ? undefined : { offset: at, reason: `the text ends where ${TEXTS[expected]} should stand` };
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const next: Expected | undefined = match
      ? after(expected, match[1] ?? (match[2] === undefined ? 'word' : 'string'), open)
      : undefined;
    if (match === null || next === undefined) return { offset: at, reason: `here should stand ${TEXTS[expected]}` };
    expected = next;
    at = TOKEN.lastIndex;
  }
}

/** What may follow a token; undefined when the token may not stand there. Keeps track of what is open. */
function after(expected: Expected, token: string, open: ('{' | '[')[]): Expected | undefined {
  switch (expected) {
    case 'value':
    case 'value or ]':
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'key or }' : 'value or ]';
      }
      if (token === ']' && expected === 'value or ]') return closed(open);
      return token === 'string' || token === 'word' ? within(open) : undefined;
    case 'key':
    case 'key or }':
      if (token === '}' && expected === 'key or }') return closed(open);
      return token === 'string' ? ':' : undefined;
    case ':':
      return token === ':' ? 'value' : undefined;
    case ', or }':
      return token === ',' ? 'key' : token === '}' ? closed(open) : undefined;
    case ', or ]':
      return token === ',' ? 'value' : token === ']' ? closed(open) : undefined;
    case 'end':
      return undefined;
  }
}

function closed(open: ('{' | '[')[]): Expected {
  open.pop();
  return within(open);
}

function within(open: readonly ('{' | '[')[]): Expected {
  const container = open.at(-1);
  return container === undefined ? 'end' : container === '{' ? ', or }' : ', or ]';
}
