/** Made-up YAML: values in all styles that there are, and fragments in any order. */
import type { Random } from '../random.ts';
import { pickWeighted, times, type Weighted } from './weighted.ts';

const PLAIN = [
  'a', 'key', 'name', 'two words', 'a-b', 'a.b', 'x::y', 'http://h:80/p', '/etc/x', 'é', '☃ ü', '😀', 'yes', 'No', 'ON', 'off', 'true', 'False',
  'null', '~', 'Null', 'y', 'n', '0', '1', '-1', '+5', '007', '0o17', '0755', '08', '0x1F', '0b101', '1_000', '1,000', '1__0', '_1', '1_', '1.5', '-2.5e3', '1e3',
  '1.e+3', '.5', '5.', '.', '..', '-', '1.2.3', '.inf', '-.INF', '.NaN', '1:30', '1:30:15', '190:20:30.15', '12:99', '2020-01-01', '2020-1-1', '2020-13-01',
  '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43', ':sym', ':"sym"', ":'s y'", ':', '::', ':a:b', '<<', '=', 'a#b', 'a:b', 'a, b', '-a', '- a', '?a',
  '%{lookup("x")}', "%{facts.os}", '!x', '&x', '*x', '@a', '`a', '|', '>', '%', '"', "'", '[', ']', '{', '}', ',', '#', 'a # b', 'a #', 'a: b', '--- a', '...', '---',
  '\\', 'a\tb', '1 2', '0.', '0x', '0b', '1e', '-.5', '+.inf', 'nan', 'inf', 'undef', 'default', '1_000.5', '1,5', '0_7', '-0', '-0.0', '00', '1:2:3:4',
]; // biome-ignore format: a table

const ESCAPES = [
  '\\n',
  '\\t',
  '\\x41',
  '\\u263a',
  '\\U0001F600',
  '\\"',
  '\\\\',
  '\\/',
  '\\0',
  '\\e',
  '\\_',
  '\\N',
  '\\L',
  '\\P',
  '\\ ',
  '\\a',
  '\\q',
  '\\x4',
  '\\ud800',
];
const TAGS = ['!!str', '!!int', '!!float', '!!bool', '!!null', '!!map', '!!seq', '!!binary', '!!set', '!!omap', '!', '!x', '!ruby/sym', '!ruby/symbol', '!ruby/regexp', '!ruby/object:X', '!ruby/range', '!ruby/hash:X', '!<tag:yaml.org,2002:str>', '!e!x', '!!timestamp', '!str', '!float', '!ruby/string', '!ruby/array:X', '!ruby/struct:X']; // biome-ignore format: a table
const NAMES = ['a', 'b', 'x1', 'a-b', 'a_b'];

interface At {
  readonly indent: number;
  readonly inFlow: boolean;
  readonly depth: number;
}

type Maker = (random: Random, at: At) => string;

/** One document, or a few. */
export function makeYaml(random: Random): string {
  const one = () => makeDocument(random);
  return pickWeighted<() => string>(random, [
    [12, one],
    [2, () => `---\n${one()}`],
    [1, () => `--- ${one()}`],
    [1, () => `# comment\n${one()}...\n${one()}`],
    [1, () => `${one()}---\n${one()}`],
    [1, () => `${random.pick(DIRECTIVES)}\n---\n${one()}`],
    [1, () => fragments(random)],
  ])();
}

const DIRECTIVES = [
  '%YAML 1.1',
  '%YAML 1.2 # c',
  '%TAG !e! tag:e,2000:',
  '%TAG ! tag:x:',
  '%FOO bar',
  '%YAML 2.0',
  '%YAML 1.1\n%TAG !! x:',
];

function makeDocument(random: Random): string {
  const value = node(random, { indent: 0, inFlow: false, depth: 1 + random.below(4) }).replace(/^[ \n]+/, '');
  return `${value}${random.pick(['\n', '\n', '\n', '', '\n\n', ' # end\n', '\r\n'])}`;
}

function node(random: Random, at: At): string {
  const prefix = pickWeighted<() => string>(random, [
    [30, () => ''],
    [1, () => `&${random.pick(NAMES)} `],
    [2, () => `${random.pick(TAGS)} `],
    [1, () => `${random.pick(TAGS)} &${random.pick(NAMES)} `],
    [1, () => `&${random.pick(NAMES)} ${random.pick(TAGS)} `],
  ])();
  return prefix + pickWeighted(random, at.depth <= 0 ? SCALARS : NODES)(random, at);
}

const deeper = (at: At, by: number): At => ({ ...at, indent: at.indent + by, depth: at.depth - 1 });
const line = ({ indent, inFlow }: At): string => (inFlow ? ' ' : `\n${' '.repeat(indent)}`);

const sequence: Maker = (random, at) => {
  const items = times(
    1 + random.below(3),
    () => `${line(at)}-${random.pick([' ', ' ', '  ', '\t'])}${node(random, deeper(at, 2)).trimStart()}`,
  );
  return items.join('');
};

const mapping: Maker = (random, at) => {
  const by = random.pick([2, 2, 2, 4, 1]);
  const entries = times(1 + random.below(4), () => {
    const comment = random.below(12) === 0 ? `${line(at)}# comment: [` : '';
    return `${comment}${line(at)}${mapKey(random, at)}${random.pick([':', ':', ':', ':', ' :'])} ${node(random, deeper(at, by))}`;
  });
  return entries.join('');
};

function mapKey(random: Random, at: At): string {
  return pickWeighted<() => string>(random, [
    [12, () => random.pick(NAMES)],
    [3, () => random.pick(PLAIN)],
    [2, () => quoted(random, at)],
    [1, () => '<<'],
    [1, () => `? ${random.pick(PLAIN)}${line(at)}`],
    [1, () => `*${random.pick(NAMES)} `],
    [1, () => `[${random.pick(PLAIN)}]`],
    [1, () => `${random.pick(TAGS)} ${random.pick(PLAIN)}`],
  ])();
}

const flow =
  (open: string, close: string, entry: Maker): Maker =>
  (random, at) => {
    const inner = { ...deeper(at, 0), inFlow: true };
    const gap = () => random.pick(['', '', ' ', ' ', `\n${' '.repeat(at.indent)}`, `\n${' '.repeat(at.indent + 2)}`, ' # c\n ']);
    const items = times(random.below(4), () => `${gap()}${entry(random, inner)}${gap()}`);
    return `${open}${items.join(',')}${random.below(8) === 0 ? ',' : ''}${gap()}${close}`;
  };

const flowEntry: Maker = (random, at) =>
  pickWeighted<() => string>(random, [
    [8, () => `${random.pick(NAMES)}: ${node(random, at)}`],
    [2, () => `${quoted(random, at)}:${random.pick(['', ' '])}${node(random, at)}`],
    [1, () => random.pick(PLAIN)],
    [1, () => `? ${random.pick(PLAIN)}`],
    [1, () => `: ${random.pick(PLAIN)}`],
    [1, () => `${random.pick(PLAIN)}: ${random.pick(PLAIN)}`],
    [1, () => `${random.pick(PLAIN)}:${random.pick(PLAIN)}`],
  ])();

const plain: Maker = (random, at) =>
  random.below(8) === 0
    ? times(2 + random.below(2), () => random.pick(PLAIN)).join(random.pick([' ', '\n  ', `${line(at)}  `, '\n', '\t', '\n\n   ']))
    : random.pick(PLAIN);

const quoted: Maker = (random, at) => {
  const isSingle = random.below(2) === 0;
  const part = () => {
    if (!isSingle && random.below(3) === 0) return random.pick(ESCAPES);
    return random.pick(PLAIN).replaceAll(isSingle ? "'" : /["\\]/g, isSingle ? "''" : '');
  };
  const gap = random.pick(['', ' ', ' ', '\n  ', line(at), '\n\n  ', isSingle ? '' : '\\\n  ', '\t', '  \n\t ']);
  const text = times(random.below(4), part).join(gap);
  return isSingle ? `'${text}'` : `"${text}"`;
};

const block: Maker = (random, at) => {
  if (at.inFlow) return plain(random, at);
  const header = `${random.pick(['|', '>'])}${random.pick(['', '', '', '-', '+', '2', '-1', '1+', '0', '-x', ' # c', ' x'])}`;
  const indent = at.indent + random.pick([2, 2, 2, 1, 0, 4]);
  const lines = times(random.below(5), () => {
    const text = random.pick(['', '', 'text', 'text  ', '  more', '\tx', '# no comment', 'a: b', '- x', '---', random.pick(PLAIN)]);
    return `${' '.repeat(text === '' ? random.below(indent + 2) : indent)}${text}`;
  });
  return [header, ...lines].join('\n');
};

const SCALARS: Weighted<Maker> = [
  [8, plain],
  [3, quoted],
  [2, block],
  [1, (random) => `*${random.pick(NAMES)}`],
  [1, () => ''],
];

const NODES: Weighted<Maker> = [
  ...SCALARS,
  [5, (random, at) => (at.inFlow ? flow('[', ']', node) : sequence)(random, at)],
  [8, (random, at) => (at.inFlow ? flow('{', '}', flowEntry) : mapping)(random, at)],
  [2, flow('[', ']', node)],
  [2, flow('{', '}', flowEntry)],
];

// --- Fragments in any order ---------------------------------------------------------------------------------------------

const FRAGMENTS = [
  ...PLAIN, ...TAGS, ...ESCAPES, '\n', '\n', '\n', '\n  ', '\n    ', ' ', '  ', '\t', ': ', ': ', ':\n', '- ', '- ', '? ', ', ', '[', ']', '{', '}', '"', "'", '|\n', '>\n', '|-\n ',
  '>+\n  ', '# c\n', ' # c', '&a ', '*a', '*b ', '---\n', '--- ', '...\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029', '\u00a0', '\ufeff', '\u0001', '%YAML 1.1\n', '%TAG !e! x:\n', '!e!', '\\\n',
]; // biome-ignore format: a table

function fragments(random: Random): string {
  return times(1 + random.below(12), () => random.pick(FRAGMENTS)).join('');
}

/** One slip in a text: something lost, put in, doubled, or moved in or out. */
export function damageYaml(random: Random, text: string): string {
  const characters = [...text];
  const at = random.below(characters.length + 1);
  return pickWeighted<() => string>(random, [
    [3, () => characters.toSpliced(at, 1).join('')],
    [4, () => characters.toSpliced(at, 0, random.pick(FRAGMENTS)).join('')],
    [1, () => characters.slice(0, at).join('')],
    [2, () => onLine(random, text, (one) => ` ${one}`)],
    [2, () => onLine(random, text, (one) => one.replace(/^ /, ''))],
    [1, () => onLine(random, text, (one) => `\t${one}`)],
    [1, () => onLine(random, text, (one) => `${one}\n${one}`)],
    [1, () => onLine(random, text, (one) => `${one} `)],
    [1, () => onLine(random, text, () => '')],
    [1, () => text.replaceAll('\n', '\r\n')],
  ])();
}

function onLine(random: Random, text: string, change: (line: string) => string): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  return lines.with(at, change(lines[at] as string)).join('\n');
}
