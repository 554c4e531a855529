/** Made-up YAML as most data is: lines with keys, values and dashes, indented at will. */
import type { Random } from '../random.ts';
import { times } from './weighted.ts';

const KEYS = ['a', 'b', 'key', 'x::y', ':s', '"q"', "'r s'", '1', 'a.b', 'a-b', "'it''s'"];
const VALUES = [
  '1', 'text', 'two words', 'http://x:80/y', '"q: # x"', "'it''s'", '~', '[]', '{}', '[a, b]', '[ 1, "x" ]', '{a: b}', '{ a: 1, "b": c }', '[a: b, c]', 'a#b', 'a:b', "don't",
  '%{x}', 'yes', '', '- x', 'a, b', 'x]', 'x}', 'a   b', '/x/y', 'a [b]', '"a" b', 'é', '-', 'a: b', "'%{hiera(''x'')}'", '---', '...', '? a', 'a ?', ': b', '@x', '[a,b]',
  '[a]', '{a: b,c: d}', '[a, [b]]', '{a:b}', '{a}', "{'a':b}", '[a b]',
]; // biome-ignore format: a table

/** A few lines; not all of them are YAML together. */
export function makeCommonYaml(random: Random): string {
  const start = random.pick(['', '', '', '---\n']);
  const end = random.below(15) === 0 ? '...\n' : '';
  let indent = 0;
  const lines = times(1 + random.below(7), () => {
    indent = random.pick([0, 0, indent, indent, indent + 2, indent + 2, Math.max(0, indent - 2), 1, 3]);
    const dash = random.pick(['', '', '', '- ', '- ', '- - ', '-   ']);
    return `${' '.repeat(indent)}${dash}${content(random)}${random.pick(['', '', '', '', ' ', ' # c', '  # c'])}\n`;
  });
  return start + lines.join('') + end;
}

function content(random: Random): string {
  const kind = random.below(12);
  if (kind < 7) return `${random.pick(KEYS)}${random.pick([':', ': ', ': ', ': ', ' : ', ':  '])}${random.pick(VALUES)}`;
  if (kind < 9) return random.pick(VALUES);
  return kind < 10 ? '# c: [' : '';
}

const ITEMS = ['a', '1', '"x"', "'y z'", 'a.b', "it''s", 'x::y', '', 'a b', '/p'];

/** Lines of keys with brackets in brackets. */
export function makeBracketYaml(random: Random): string {
  return times(1 + random.below(3), () => `${random.pick(KEYS)}: ${brackets(random, 4)}${random.pick(['', '', ' # c'])}\n`).join(
    '',
  );
}

/** Most of them are closed. */
function brackets(random: Random, depth: number): string {
  const item = () => (depth > 0 && random.below(3) === 0 ? brackets(random, depth - 1) : random.pick(ITEMS));
  const [open = '', close = ''] = random.pick(['[]', '[]', '[]', '{}', '{}', '{}', '[}']);
  const entry = () =>
    open === '{' || random.below(6) === 0 ? `${random.pick(ITEMS)}${random.pick([': ', ': ', ':'])}${item()}` : item();
  const space = random.pick(['', '', ' ']);
  return `${open}${space}${times(random.below(4), entry).join(random.pick([', ', ', ', ',']))}${space}${close}`;
}
