/**
 * Made-up Puppet expressions over all operators, types and pure functions: most of them well-typed, so that they get far, and some with
 * pieces of the wrong kind.
 */
import type { Random } from '../random.ts';
import { COLLECTIONS } from './productions/collections.ts';
import { SCALARS } from './productions/scalars.ts';
import { TEXTS } from './productions/texts.ts';
import { TYPES } from './productions/types.ts';
import { type Grammar, TemplateGenerator } from './template-grammar.ts';
import { pickWeighted, type Weighted } from './weighted.ts';

const GRAMMAR: Grammar = { ...SCALARS, ...TEXTS, ...COLLECTIONS, ...TYPES };

/** What an expression as a whole makes. */
const WANTED: Weighted<string> = [
  [10, 'Integer'],
  [4, 'Float'],
  [14, 'String'],
  [10, 'Boolean'],
  [12, 'Array'],
  [5, 'Integers'],
  [4, 'Strings'],
  [10, 'Hash'],
  [3, 'IntegerHash'],
  [10, 'Type'],
  [10, 'Special'],
  [3, 'Timestamp'],
  [3, 'Timespan'],
  [2, 'SemVer'],
  [2, 'SemVerRange'],
  [2, 'Binary'],
  [2, 'URI'],
  [2, 'Iterator'],
  [2, 'Regexp'],
  [2, 'Undef'],
  [1, 'Sensitive'],
];

/** What stands where something else is asked for. */
const NOUNS = [
  'Integer',
  'String',
  'Float',
  'Boolean',
  'Undef',
  'Default',
  'Array',
  'Hash',
  'Type',
  'Regexp',
  'Sensitive',
  'Binary',
  'Timestamp',
  'Timespan',
  'SemVer',
  'SemVerRange',
  'URI',
  'Iterator',
  'NumericString',
  'Word',
  'Integers',
  'Special',
];

/** How many of a hundred holes are ill-typed, in most expressions none. */
const NOISE: Weighted<number> = [
  [80, 0],
  [14, 10],
  [6, 30],
];

const DEPTH: Weighted<number> = [
  [3, 1],
  [6, 2],
  [5, 3],
  [2, 4],
];

const LONGEST = 420;

const generator = new TemplateGenerator(GRAMMAR, NOUNS);

/** One expression of at most LONGEST characters. */
export function expression(random: Random): string {
  for (;;) {
    const wanted = { depth: pickWeighted(random, DEPTH), noise: pickWeighted(random, NOISE) };
    const code = generator.make(random, pickWeighted(random, WANTED), wanted);
    if (code.length <= LONGEST) return code;
  }
}
