import type { Random } from '../../random.ts';
import { TAGS, TITLES } from './names.ts';

const FIELDS = ['title', 'tag', 'message', 'value', 'value', 'noop', 'require', 'name'];

/** Operands of all kinds, some of which no query takes. */
const VALUES = [
  ...TITLES.map((title) => `'${title}'`),
  ...TAGS.map((tag) => `'${tag.toUpperCase()}'`),
  "'x'",
  "'X'",
  '1',
  '1.5',
  'true',
  'undef',
  "Notify['a']",
  '$list',
  '"${word}x"',
];

/** The query of a collector; about one in five is empty. */
export function madeQuery(random: Random): string {
  return random.below(5) === 0 ? '' : condition(random, 2);
}

function condition(random: Random, depth: number): string {
  if (depth > 0 && random.below(2) === 0) {
    const right = condition(random, depth - 1);
    return `${condition(random, depth - 1)} ${random.pick(['and', 'or'])} ${random.below(2) === 0 ? right : `(${right})`}`;
  }
  return `${random.pick(FIELDS)} ${random.pick(['==', '==', '!='])} ${random.pick(VALUES)}`;
}
