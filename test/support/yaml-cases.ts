/** Texts of YAML whose reading by Psych is recorded: tables of features, and made-up texts. */
import { damageYaml, makeYaml } from '../conformance/generate/yaml.ts';
import { makeCommonYaml } from '../conformance/generate/yaml-lines.ts';
import { Random } from '../conformance/random.ts';

/** What a plain scalar may be. */
const SCALARS = [
  ...['yes', 'Yes', 'YES', 'y', 'n', 'no', 'NO', 'off', 'Off', 'On', 'oN', 'true', 'TRUE', 'tRue', 'false', 'False', 'null', 'NULL', 'Null', 'nul', '~', '~a', 'nil', 'none'],
  ...['0', '-0', '+0', '00', '7', '-7', '+7', '0644', '0o17', '08', '09', '0888', '-017', '+017', '1_000', '1__000', '_1', '1_', '-1_0', '1,000', '1,0,0', '1_000,000'],
  ...['0x1F', '0xg', '0x', '-0x1f', '0x_1', '0b101', '0b2', '0b', '-0b11', '0b1_0', '12345678901234567890', '1a', '1e3', '1E3', '1e+3', '1.e3', '1.e+3', '1.5e-3', '1.5e3'],
  ...['0.5', '.5', '5.', '-.5', '+.5', '.', '..', '-.', '1.2.3', '1_0.5', '1,0.5', '0.1_5', '.inf', '.Inf', '+.inf', '-.INF', '.nan', '.NaN', '-.nan', 'inf', 'nan'],
  ...['1:30', '1:30:15', '-1:30', '1:60', '01:30', '1:3', '1:2:3:4', '190:20:30', '190:20:30.15', '1:30.', '1_0:30', '1__0:30', '1_:30', '1:30.1_5', '1:30.1__5', '1__0:30.5', '+1:30', ':30', '1:', '12:30 pm'],
  ...['2020-01-01', '2020-1-1', '2020-13-01', '2020-02-31', '20-01-01', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43', '2001-12-14 21:59:43 Z', '2001-12-14T21:59'],
  ...[':a', ':"a b"', ":'a b'", ':"a" b', '::a', ':a:b', ':', '::', ':1', ': a', '<<', '=', '!', '-', '- a', '?', '? a', '-a', '?a', ':-)', '--', '---a', '...a'],
  ...['a:b', 'a: b', 'a#b', 'a #b', 'a, b', 'a]', '[a', '{a', 'a}', '"a', "'a", 'a"b', "a'b", '@a', '`a', '%a', '%{a}', '&a', '*a', '!a', '|a', '>a', 'a|', 'a>', 'é', '😀', 'a\tb'],
]; // biome-ignore format: a table

/** Each scalar in these places. */
const PLACES: readonly ((scalar: string) => string)[] = [
  (scalar) => `${scalar}\n`,
  (scalar) => `k: ${scalar}\n`,
  (scalar) => `[${scalar}]\n`,
  (scalar) => `{k: ${scalar}, l: 1}\n`,
  (scalar) => `${scalar}: v\n`,
];

const TAGS = ['!!str', '!!int', '!!float', '!!bool', '!!null', '!!binary', '!!map', '!!seq', '!!set', '!!omap', '!!timestamp', '!', '!x', '!x!y', '!<tag:yaml.org,2002:str>', '!<x', '!ruby/sym', '!ruby/symbol', '!ruby/regexp', '!ruby/range', '!ruby/object:Foo', '!ruby/hash:Foo', '!ruby/class', '!ruby/string', '!str', '!float', '!binary', '!a,b', '!%41', '!%zz', '!é']; // biome-ignore format: a table
const TAGGED = [' 1', ' a', ' "1"', '', ' aGVsbG8=', ' [a]', ' {a: b}', '\n  - a', '\n  a: 1', ' |\n  a', ' 1e3', ' yes', ' *x'];

const HEADERS = [
  '|',
  '>',
  '|-',
  '>-',
  '|+',
  '>+',
  '|1',
  '|2',
  '>3',
  '|2-',
  '|-2',
  '>+1',
  '|0',
  '|10',
  '|x',
  '| # c',
  '|# c',
  '|  ',
  '>9',
  '|--',
];
const BODIES = ['  a\n  b\n', '  a\n\n  b\n\n\n', '   a\n  b\n', '  a\n   b\n  c\n', '\n\n  a\n', '  a\n b\n', '', '  a', '  a\n\tb\n', '  # a\n  b: c\n', '    a\n\n  b\n', 'a\n', '  \n  a\n', '  a  \n  b\n', ' \t\n  a\n']; // biome-ignore format: a table

const QUOTED = ["'a'", "'it''s'", "'a\n  b'", "'a\n\n  b'", "'a\\n'", "''", "'a", '"a"', '"a\\nb"', '"\\x41\\u00e9\\U0001F600"', '"\\q"', '"\\x4"', '"\\ud800"', '"a\\\n  b"', '"a\n  b"', '"a\n\n\n  b"', '"\\0\\a\\b\\e\\_\\N\\L\\P\\/"', '"a\\tb\tc"', '" a "', '"a', '"a\n---\nb"', "'a'b", '"a" b', "'a': b", '"a":b', '"\\\\"', '"\\""', '"#{x}"', '"a\n  # b"']; // biome-ignore format: a table

const DOCUMENTS = [
  ...['', '\n', ' ', '\t', '# c', '# c\n', '---', '---\n', '--- ', '--- # c\n', '...', '...\n', '---\n...\n', '---\n---\na: 1\n', 'a: 1\n---\nb: 2\n', 'a: 1\n...\nb: [', 'a: 1\n--- [', 'a\n...\n%YAML 9\n'],
  ...['--- a', '--- a: 1\n', '--- |\n a\n', '--- - a\n', '---a: 1\n', 'a: 1\n...x\n', '%YAML 1.1\n---\na: 1\n', '%YAML 1.2\n--- a\n', '%YAML 1.3\n--- a\n', '%YAML 2.0\n--- a\n', '%YAML\n---\n', '%YAML 1\n---\n', '%YAML 1.1 x\n---\n'],
  ...['%YAML 1.1\n%YAML 1.1\n---\n', '%FOO\n---\n', '%TAG ! x:\n---\n!a b\n', '%TAG !e! tag:e,1:\n--- !e!x b\n', '%TAG !e! x\n%TAG !e! y\n---\n', '%TAG e x\n---\n', '%TAG !e!\n---\n', '%YAML 1.1\na: 1\n', '% x\n', '%\n', 'a: 1\n%b\n'],
  ...['\ufeffa: 1\n', '\ufeff---\na: 1\n', '\ufeff', 'a: 1\n\ufeffb: 2\n', 'a: \ufeff1\n', 'a: 1\r\nb: 2\r\n', 'a: 1\rb: 2\r', 'a: |\r\n  b\r\n  c\r\n', 'a: 1\u0085b: 2\n', 'a: b\u2028c: d\n', 'a: b\u2029\n', 'a: "b\u2028 c"\n'],
  ...['a: \u0000\n', 'a: \u0001\n', 'a: \u007f\n', 'a: \u0080\n', 'a: \u009f\n', 'a: \ufffe\n', 'a: \uffff\n', 'a: \u00a0b\n', `${'a'.repeat(1023)}: b\n`, `${'a'.repeat(1024)}: b\n`, `${'a'.repeat(1025)}: b\n`, `? ${'a'.repeat(2000)}\n: b\n`],
  ...[`"${'a'.repeat(1030)}": b\n`, `{${'a'.repeat(1030)}: b}\n`, `a: ${'b '.repeat(600)}\n`, `# ${'c'.repeat(20000)}\na: \u0001\n`, `a: [\n# ${'c'.repeat(20000)}\n\u0001`, `a: ]\n# ${'c'.repeat(20000)}\n\u0001`],
]; // biome-ignore format: a table

const STRUCTURES = [
  ...['a:\n  b: 1\n c: 2\n', 'a:\n  b: 1\n   c: 2\n', 'a: b: c\n', 'a: b\n c: d\n', 'a: b\n  c\n', 'a: b\nc\n', 'a\nb: c\n', 'a: 1\nb\nc: 2\n', '- a\nb: c\n', 'a: 1\n- b\n', 'a:\n- b\n- c\nd: e\n', 'a:\n - b\n- c\n', '- a\n - b\n'],
  ...['-a\n', '-\n', '- \n-\n', '- - a\n  - b\n', '- a: 1\n  b: 2\n', '- a: 1\n b: 2\n', '-\ta\n', '- \ta: 1\n', 'a:\tb\n', 'a: \tb\n', '\ta: b\n', 'a:\n\tb: c\n', 'a:\n  \tb: c\n', 'a: b\n\t\n', 'a: b\n\tc\n', 'a: b\t# c\n', '[\n\ta]\n'],
  ...['? a\n: b\n', '? a\n', '?\n', '? a\n? b\n', '? - a\n: - b\n', '? [a]\n: b\n', '? {a: b}\n: c\n', '?a: b\n', ': a\n', ':\n', 'a: ? b\n', '[a]: b\n', '{a: b}: c\n', '[a]:b\n', '? |\n  a\n: b\n', '"a": b\n', "'a'\n: b\n", 'a\n: b\n'],
  ...['[]', '[a', '[a,', '[a,]', '[,]', '[a,,b]', '[a b]', '[a\nb]', '[a: b]', '[a: b, c]', '[? a]', '[? a: b]', '[: a]', '[a:b]', '[a:]', '[a: ]', '["a":b]', '[a]b', ']', 'a]', '[[a], [b]]', '[a # c\n]', '[a# c\n]', '[-]', '[- a]', '[-a]', '[a\n- b]'],
  ...['{}', '{a', '{a}', '{a,b}', '{a: b', '{a: b,', '{a: b,}', '{,}', '{a:b}', '{a: }', '{a:}', '{: a}', '{? a}', '{? a: b}', '{a: b: c}', '{"a":b}', '{a: [b}', '{a: {b: c}', '}', '{a: -}', '{-: a}', '{a\n: b}', '{a:\nb}', '{a: b} c', '{a: b}\n- c'],
  ...['&a b', '&a\n', '& a', '&a,b c', '&a: b', '- &a b\n- *a\n', '*a', '- *a\n', '- &a 1\n- &a 2\n- *a\n', 'a: &x {b: 1}\nc: *x\n', 'a: &x 1\n*x : 2\n', '*a: b\n', '&a &b c', '&a !!str b', '!!str &a b', '*a b', '&a *b', '[&a b, *a]', '{&a b: *a}'],
  ...['a: &x {b: 1, c: 2}\nd: {<<: *x, b: 3}\n', 'a: &x {b: 1}\nd: {b: 3, <<: *x}\n', '<<: {a: 1}\n', '<<: [{a: 1}, {a: 2, b: 3}]\n', '<<: 1\n', '<<: [1]\n', '"<<": {a: 1}\n', '!!str <<: {a: 1}\n', '? <<\n: {a: 1}\n', '<<: {a: 1}\n<<: {b: 2}\n', '<<: ~\n', '- <<\n', 'a: <<\n'],
  ...['a: 1\na: 2\n', '{a: 1, a: 2}\n', '1: a\n0x1: b\n1.0: c\n', 'a: 1\n"a": 2\n:a: 3\n', '~: a\nnull: b\n: c\n', '[1]: a\n[1]: b\n', 'yes: 1\ntrue: 2\non: 3\n', 'a: #\n', 'a: # b\n  c\n', '# a\n\n# b\na: 1 # c\n# d\n', 'a: b # c # d\n', 'a: "b"# c\n', 'a: "b" # c\n', '- # c\n  a\n', 'a: # c\n  - b\n# d\n  - e\n', 'a: |\n  b\n # c\n'],
  ...['k: !!set {a, b}\n', '!!set\n? a\n? b\n', '!!omap\n- a: 1\n- b: 2\n', '!!omap [a: 1]\n', '!!str {str: a}\n', '!!str {}\n', '!!binary |\n  aGVs\n  bG8=\n', '!!binary a*b\n', '!!float a\n', '!!float yes\n', '!!float ~\n', '!!float 0x1F\n', '!ruby/sym a b\n', '!ruby/symbol:a b\n'],
  ...['just text', 'just\ntext\n', '- a list\n', '"quoted"', '42', 'true', '~', 'false', '{}', '[]'],
]; // biome-ignore format: a table

/** Bytes that are no UTF-8, in hexadecimal digits. */
const BYTES = [
  '613a20ff0a', '613a20c30a', '613a20c3', '613a20c328', '613a20c080', '613a20e28228', '613a20e282', '613a20eda080', '613a20f4908080', '613a20f8888080', '613a2080', '613a20f09f98', '613a20e0808061',
  '0aff', '613a20310a623a20fe', 'efbbbf613a2031', 'fffe61003a00', '613a20c2850a', '6120c3a9e4',
]; // biome-ignore format: a table

/** Each as base64. */
export function yamlBytes(): readonly string[] {
  return BYTES.map((digits) => Buffer.from(digits, 'hex').toString('base64'));
}

const MADE_UP = 700;

/** All texts, each once, always in the same order. */
export function yamlTexts(): readonly string[] {
  const tables = [
    ...SCALARS.flatMap((scalar) => PLACES.map((place) => place(scalar))),
    ...TAGS.flatMap((tag) => TAGGED.map((value) => `a: ${tag}${value}\n`)),
    ...HEADERS.flatMap((header) => BODIES.map((body) => `a: ${header}\n${body}`)),
    ...QUOTED.flatMap((text) => [text, `a: ${text}\n`, `[${text}, b]\n`]),
    ...DOCUMENTS,
    ...STRUCTURES,
  ];
  return [...new Set([...tables, ...madeUp()])];
}

function madeUp(): readonly string[] {
  const random = new Random(2020);
  return Array.from({ length: MADE_UP }, (_, at) => {
    const text = at % 5 === 0 ? makeCommonYaml(random) : makeYaml(random);
    return at % 2 === 0 ? text : damageYaml(random, text);
  });
}
