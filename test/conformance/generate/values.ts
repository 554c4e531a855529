/** Expressions of Puppet values of all kinds, without side effects, the same in every run. */
import type { Random } from '../random.ts';
import { pickWeighted, times, type Weighted } from './weighted.ts';

type MakeValue = (random: Random, depth: number) => string;

export const WORDS = [
  'a',
  'b',
  'c',
  'ab',
  'abc',
  'A',
  'B',
  'Ab',
  'x y',
  '',
  '1',
  'é',
  'ÀB',
  "it\\'s",
  'a\\\\b',
  'http',
  'foo::bar',
  '1.2.3',
  '10',
];
export const INTEGERS = [
  '0',
  '1',
  '2',
  '3',
  '5',
  '10',
  '-1',
  '-3',
  '100',
  '9223372036854775807',
  '-9223372036854775807',
  '4611686018427387904',
];
export const FLOATS = ['0.0', '1.0', '1.5', '-2.25', '3.14159', '1.0e10', '1.0e-7', '100.0', '1.0e20', '123456789.125'];
export const REGEXPS = ['/a/', '/b/', '/^[a-z]+$/', '/\\A\\d+\\z/', '/a|b(c)/', '/(?i:ab)/', '/./', '/x\\/y/', '//'];
export const TIMESPANS = [
  "Timespan('0-01:00:00')",
  "Timespan('1-00:00:00')",
  'Timespan(90)',
  'Timespan(-1.5)',
  'Timespan(1, 2, 3, 4)',
  'Timespan(0)',
];
export const TIMESTAMPS = [
  "Timestamp('2020-01-01')",
  "Timestamp('2021-06-15T12:30:45.678 UTC')",
  'Timestamp(0)',
  'Timestamp(1.5)',
  "Timestamp('1999-12-31T23:59:59 +0200', '%FT%T %z')",
];
export const SEMVERS = ["SemVer('1.0.0')", "SemVer('1.2.3')", "SemVer('2.0.0-rc1')", "SemVer('1.2.3+b4')", "SemVer('3.0.0')"];
export const SEMVER_RANGES = [
  "SemVerRange('>=1.0.0')",
  "SemVerRange('1.x')",
  "SemVerRange('>=1.0.0 <2.0.0')",
  "SemVerRange('~1.2')",
  "SemVerRange('1.2.3')",
];
export const URIS = [
  "URI('http://example.com/a')",
  "URI('https://u@example.com:8080/p?q#f')",
  "URI('file:///etc')",
  "URI('mailto:a@b')",
  "URI('x')",
];
export const BINARIES = ["Binary('YWJj')", "Binary('', '%b')", "Binary('é', '%s')"];
export const ITERATORS = [
  '[1, 2, 3].reverse_each',
  "['a', 'b'].reverse_each",
  'Integer[1, 3].step(2)',
  '[1, 2, 3, 4].step(2)',
  "'abc'.reverse_each",
  '{a => 1}.reverse_each',
  'Enum[a, b].reverse_each',
  '{a => [1]}.tree_each',
];
/** Types as values. */
const TYPES = [
  'Integer', 'Integer[1]', 'Float[0.0, 1.0]', 'Numeric', 'String', 'String[1, 3]', 'Enum[a, b]', 'Pattern[/a/]', 'Regexp', 'Boolean', 'Boolean[true]',
  'Undef', 'Default', 'Any', 'Data', 'RichData', 'Scalar', 'ScalarData', 'Array', 'Array[Integer]', 'Hash', 'Hash[String, Integer]', 'Collection',
  'Tuple', 'Tuple[Integer, String]', 'Struct', 'Struct[{a => Integer}]', 'Optional[Integer]', 'NotUndef', 'Variant', 'Variant[Integer, String]', 'Type',
  'Type[Integer]', 'Callable', 'Callable[Integer]', 'Iterable', 'Iterator', 'Init', 'Init[Integer]', 'SemVer', 'SemVerRange', 'Timespan', 'Timestamp',
  'Sensitive', 'URI', 'Runtime', 'Binary', 'Resource', 'Class', 'Class[a]', 'File', "File['/a']", 'CatalogEntry', 'Object', 'TypeSet',
]; // biome-ignore format: a table

/** A word in quotes. */
export function word(random: Random): string {
  return `'${random.pick(WORDS)}'`;
}

const LEAVES: Weighted<MakeValue> = [
  [5, word],
  [4, (random) => random.pick(INTEGERS)],
  [2, (random) => random.pick(FLOATS)],
  [2, (random) => random.pick(['true', 'false'])],
  [2, () => 'undef'],
  [1, () => 'default'],
  [2, (random) => random.pick(TYPES)],
  [1, (random) => random.pick(REGEXPS)],
  [1, (random) => random.pick(TIMESPANS)],
  [1, (random) => random.pick(TIMESTAMPS)],
  [1, (random) => random.pick(SEMVERS)],
  [1, (random) => random.pick(SEMVER_RANGES)],
  [1, (random) => random.pick(URIS)],
  [1, (random) => random.pick(BINARIES)],
  [1, (random) => random.pick(ITERATORS)],
];

const COMPOUNDS: Weighted<MakeValue> = [
  [4, (random, depth) => arrayOf(times(random.below(4), () => makeValue(random, depth)))],
  [4, (random, depth) => hashOf(times(random.below(4), () => [hashKey(random), makeValue(random, depth)]))],
  [1, (random, depth) => `Sensitive(${makeValue(random, depth)})`],
  [6, (random) => makeLeaf(random)],
];

/** A value without parts. */
export function makeLeaf(random: Random): string {
  return pickWeighted(random, LEAVES)(random, 0);
}

/** A value, nested at most `depth` deep. */
export function makeValue(random: Random, depth: number): string {
  return depth <= 0 ? makeLeaf(random) : pickWeighted(random, COMPOUNDS)(random, depth - 1);
}

export function arrayOf(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

export function hashOf(entries: readonly (readonly [key: string, value: string])[]): string {
  return `{${entries.map(([key, value]) => `${key} => ${value}`).join(', ')}}`;
}

function hashKey(random: Random): string {
  return random.below(4) === 0 ? makeLeaf(random) : word(random);
}
