/** One small damage to a Puppet text, as an unfinished edit or a slip would leave it. */
import type { Random } from './random.ts';

/** Rough tokens: words and variables, numbers, operators, blanks; whatever else is a character of its own. Joined they are the text. */
const TOKEN = /\$?(?:::)?\w+(?:::\w+)*|[ \t]+|\r?\n|<%[-=#%]?|-?%>|[-=!<>+*~@|:?]{2,3}|[\s\S]/g;

/** What a token is replaced by: words and signs of the language, and a few that are none. */
const REPLACEMENTS = [
  ...[
    'if',
    'else',
    'elsif',
    'unless',
    'case',
    'default',
    'class',
    'define',
    'node',
    'inherits',
    'function',
    'type',
    'plan',
    'in',
    'and',
    'or',
    'undef',
  ],
  ...[
    'true',
    'false',
    'application',
    'site',
    'attr',
    'import',
    'private',
    'name',
    '$x',
    '$_',
    '$::a::b',
    'Foo',
    'foo::bar',
    'Foo::Bar',
    '::foo',
    '42',
    '0x1f',
    '017',
    '1.5',
  ],
  ...[
    '08',
    '0xg',
    '1.',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '|',
    ',',
    ';',
    ':',
    '::',
    '.',
    '=',
    '==',
    '=~',
    '!~',
    '!=',
    '=>',
    '+>',
    '->',
    '~>',
    '<-',
    '<~',
    '<|',
    '|>',
    '<<|',
    '|>>',
  ],
  ...[
    '<<',
    '>>',
    '+',
    '-',
    '*',
    '/',
    '%',
    '?',
    '!',
    '@',
    '@@',
    "'",
    '"',
    '\\',
    '#',
    '/*',
    '*/',
    '${',
    '$',
    '&',
    '^',
    '`',
    '~',
    '@(END)',
    '%{x}',
    'é',
    '\u0000',
    '<%',
    '%>',
    '<%=',
  ],
];

type Damage = (tokens: readonly string[], random: Random) => readonly string[];

const DAMAGES: { readonly [name: string]: Damage } = {
  delete: (tokens, random) => tokens.toSpliced(solid(tokens, random), 1),
  double: (tokens, random) => {
    const at = solid(tokens, random);
    return tokens.toSpliced(at, 0, tokens[at] as string, random.below(2) === 0 ? ' ' : '');
  },
  swap: (tokens, random) => {
    const [a, b] = [solid(tokens, random), solid(tokens, random)];
    return tokens.with(a, tokens[b] as string).with(b, tokens[a] as string);
  },
  replace: (tokens, random) => tokens.with(solid(tokens, random), random.pick(REPLACEMENTS)),
  insert: (tokens, random) => tokens.toSpliced(random.below(tokens.length + 1), 0, random.pick(REPLACEMENTS)),
  'cut-quote': (tokens, random) => cutOne(tokens, random, /^['"]$/),
  'cut-bracket': (tokens, random) => cutOne(tokens, random, /^[[\](){}|]$/),
  'cut-end': (tokens, random) => tokens.slice(0, random.below(tokens.length)),
  'flip-byte': (tokens, random) => [flipByte(tokens.join(''), random)],
};

/** The damaged text, and what was done to it. */
export function mutate(text: string, random: Random): { readonly text: string; readonly damage: string } {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) return { text: random.pick(REPLACEMENTS), damage: 'replace' };
  const damage = random.pick(Object.keys(DAMAGES));
  return { text: (DAMAGES[damage] as Damage)(tokens, random).join(''), damage };
}

/** Index of a token that is no blank; in a text of blanks, of any. */
function solid(tokens: readonly string[], random: Random): number {
  for (let tries = 0; tries < 20; tries++) {
    const at = random.below(tokens.length);
    if ((tokens[at] as string).trim() !== '') return at;
  }
  return random.below(tokens.length);
}

function cutOne(tokens: readonly string[], random: Random, what: RegExp): readonly string[] {
  const places = tokens.flatMap((token, at) => (what.test(token) ? [at] : []));
  return tokens.toSpliced(places.length > 0 ? random.pick(places) : solid(tokens, random), 1);
}

/** One bit of one ASCII character; the result is ASCII again, since requests travel as JSON text. */
function flipByte(text: string, random: Random): string {
  const at = random.below(text.length);
  const code = text.charCodeAt(at);
  const flipped = code < 128 ? code ^ (1 << random.below(7)) : random.below(128);
  return text.slice(0, at) + String.fromCharCode(flipped) + text.slice(at + 1);
}
