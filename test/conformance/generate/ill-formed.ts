/** Types with parameters that mostly do not fit them. */
import type { Random } from '../random.ts';
import { makeType, type TypeScope } from './types.ts';
import { makeLeaf, makeValue, word } from './values.ts';
import { pickWeighted, times, type Weighted } from './weighted.ts';

const NAMES = [
  'Integer', 'Float', 'Numeric', 'String', 'Enum', 'Pattern', 'Regexp', 'Boolean', 'Undef', 'Default', 'Any', 'Data', 'RichData', 'Scalar', 'ScalarData',
  'Array', 'Hash', 'Collection', 'Tuple', 'Struct', 'Optional', 'NotUndef', 'Variant', 'Type', 'Callable', 'Iterable', 'Iterator', 'Init', 'SemVer',
  'SemVerRange', 'Timespan', 'Timestamp', 'Sensitive', 'URI', 'Runtime', 'Binary', 'Resource', 'Class', 'File', 'CatalogEntry', 'TypeReference',
  'TypeAlias', 'Undefined::Type', 'Error', 'Deferred',
]; // biome-ignore format: a table

const PARAMETERS: Weighted<(random: Random, scope: TypeScope) => string> = [
  [4, (random) => random.pick(['0', '1', '2', '-1', '5', '1.5', '-0.5', '9223372036854775807'])],
  [2, () => 'default'],
  [3, word],
  [1, () => 'undef'],
  [1, (random) => random.pick(['true', 'false'])],
  [1, makeLeaf],
  [1, (random) => makeValue(random, 2)],
  [4, (random, scope) => makeType(random, scope).text],
  [
    1,
    (random) =>
      `{${random.pick(['a', "''", 'Optional[a]', 'NotUndef[b]', 'Integer', '1', 'Optional[Integer]', 'String[1]'])} => ${makeLeaf(random)}}`,
  ],
  [1, (random, scope) => `{${word(random)} => ${makeType(random, scope).text}}`],
  [1, (random, scope) => `[${times(random.below(3), () => makeType(random, scope).text).join(', ')}]`],
];

/** `Name[parameters]` with parameters of all kinds. */
export function makeIllFormed(random: Random, scope: TypeScope): string {
  const nested = random.below(5) === 0;
  const parameters = times(random.below(5), () => pickWeighted(random, PARAMETERS)(random, scope));
  const text = `${random.pick(NAMES)}[${parameters.join(', ')}]`;
  return nested
    ? random.pick([`Array[${text}]`, `Optional[${text}]`, `Variant[Integer, ${text}]`, `Struct[{a => ${text}}]`])
    : text;
}

/** The text of a type with a character too many, too few or another one. */
export function damage(random: Random, text: string): string {
  const at = random.below(text.length);
  const rest = text.slice(at + 1);
  const inserted = random.pick(['', '', '[', ']', ',', '{', '}', "'", ' ', '1', '=>', 'x', '::', '.']);
  return text.slice(0, at) + (random.below(2) === 0 ? inserted : text.charAt(at) + inserted) + rest;
}
