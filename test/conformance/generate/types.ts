/** Types in all their forms, each with a way to make values of it. */
import type { Random } from '../random.ts';
import {
  arrayOf,
  BINARIES,
  FLOATS,
  hashOf,
  ITERATORS,
  makeLeaf,
  makeValue,
  REGEXPS,
  SEMVER_RANGES,
  SEMVERS,
  TIMESPANS,
  TIMESTAMPS,
  URIS,
  word,
} from './values.ts';
import { pickWeighted, times, type Weighted } from './weighted.ts';

export interface MadeType {
  readonly text: string;
  /** An expression whose value is mostly, not always, of the type. */
  readonly value: (random: Random) => string;
}

/** What the makers may use: how deep they may nest, and aliases that the manifest defines. */
export interface TypeScope {
  readonly depth: number;
  readonly aliases: readonly MadeType[];
}

type MakeType = (random: Random, scope: TypeScope) => MadeType;

const NUMBERS = [-3, -1, 0, 1, 2, 3, 5, 10, 100];

function made(text: string, value: (random: Random) => string): MadeType {
  return { text, value };
}

/** A type whose values are all in a list. */
function listed(text: string, values: readonly string[]): MakeType {
  return () => made(text, (random) => random.pick(values));
}

function bracketed(name: string, parameters: readonly string[]): string {
  return parameters.length === 0 ? name : `${name}[${parameters.join(', ')}]`;
}

// --- Scalars ----------------------------------------------------------------------------------------------------------

/** Bounds of a range as parameters, and two numbers that lie within. */
function range(random: Random, numbers: readonly number[]): { parameters: readonly string[]; from: number; to: number } {
  const [low, high] = [random.pick(numbers), random.pick(numbers)].sort((a, b) => a - b) as [number, number];
  const forms = [
    { parameters: [], from: low, to: high },
    { parameters: [`${low}`], from: low, to: low + 5 },
    { parameters: [`${low}`, `${high}`], from: low, to: high },
    { parameters: ['default', `${high}`], from: high - 5, to: high },
    { parameters: [`${low}`, 'default'], from: low, to: low + 5 },
    { parameters: [`${low}`, `${low}`], from: low, to: low },
  ];
  return random.pick(forms);
}

const integer: MakeType = (random) => {
  const { parameters, from, to } = range(random, NUMBERS);
  return made(bracketed('Integer', parameters), (random) => `${from + random.below(to - from + 1)}`);
};

const float: MakeType = (random) => {
  const { parameters, from, to } = range(random, NUMBERS);
  const fraction = random.pick(['', '.0', '.0', '.5']);
  const texts = parameters.map((bound) => (bound === 'default' ? bound : `${bound}${fraction}`));
  return made(bracketed('Float', texts), (random) => `${from + random.below(to - from + 1)}.${random.pick(['0', '25'])}`);
};

/** Size parameters, without open lower bounds. */
function size(random: Random): { parameters: readonly string[]; from: number; to: number } {
  return range(random, [0, 0, 1, 1, 2, 3]);
}

/** A number of elements within a size, not too large. */
function within(random: Random, { from, to }: { from: number; to: number }): number {
  return Math.min(4, Math.max(0, from) + random.below(Math.max(0, to - Math.max(0, from)) + 1));
}

const string: MakeType = (random) => {
  const bounds = size(random);
  return made(bracketed('String', bounds.parameters), (random) => `'${'abcd'.slice(0, within(random, bounds))}'`);
};

const enumeration: MakeType = (random) => {
  const words = times(1 + random.below(3), () => word(random));
  const flag = random.pick([[], [], ['true'], ['false']]);
  return made(bracketed('Enum', [...words, ...flag]), (random) =>
    flag[0] === 'true' ? `upcase(${random.pick(words)})` : random.pick(words),
  );
};

/** Patterns with texts that match. */
const PATTERNS: readonly (readonly [regexp: string, text: string])[] = [
  ['/a/', "'cat'"],
  ['/b/', "'b'"],
  ['/^[a-z]+$/', "'abc'"],
  ['/\\A\\d+\\z/', "'42'"],
  ["'x|y'", "'ay'"],
  ['/(?i:ab)/', "'xAB'"],
];

const pattern: MakeType = (random) => {
  const chosen = times(1 + random.below(3), () => random.pick(PATTERNS));
  const parameters = chosen.map(([regexp]) => regexp);
  return made(bracketed('Pattern', parameters), (random) => random.pick(chosen)[1]);
};

const regexp: MakeType = (random) => {
  const regexp = random.pick(REGEXPS);
  return made(`Regexp[${regexp}]`, () => regexp);
};

const timespan: MakeType = (random) =>
  timeRange(random, 'Timespan', ['0', '3600', '86400', "'1-00:00:00'", '{days => 2}'], TIMESPANS);
const timestamp: MakeType = (random) =>
  timeRange(random, 'Timestamp', ['0', '1500000000', "'2020-01-01T00:00:00.000 UTC'", '1700000000'], TIMESTAMPS);

function timeRange(random: Random, name: string, bounds: readonly string[], values: readonly string[]): MadeType {
  const at = random.below(bounds.length);
  const later = at + random.below(bounds.length - at);
  const [from, to] = [bounds[at] as string, bounds[later] as string];
  const parameters = random.pick([[], [from], [from, to], ['default', to], [from, 'default']]);
  return made(bracketed(name, parameters), (random) => random.pick(values));
}

const semver: MakeType = (random) => {
  const ranges = times(random.below(3), () =>
    random.pick(["'>=1.0.0'", "'1.x'", "'>=2.0.0 <3.0.0'", "'<1.5.0'", "'1.2.3'", "SemVerRange('~1.2')"]),
  );
  return made(bracketed('SemVer', ranges), (random) => random.pick(SEMVERS));
};

const URI_PARAMETERS = [
  "'http://example.com/a'", "'file:///etc'", "{scheme => 'http'}", "{scheme => Enum[http, https], host => 'example.com'}",
  '{port => Integer[1, 1000]}', '{path => /a/}', '{scheme => String, path => Pattern[/^.a/]}', '{scheme => NotUndef, opaque => Undef}',
]; // biome-ignore format: a table

const uri: MakeType = (random) => {
  const parameters = random.below(3) === 0 ? [] : [random.pick(URI_PARAMETERS)];
  return made(bracketed('URI', parameters), (random) => random.pick(URIS));
};

// --- Collections ------------------------------------------------------------------------------------------------------

/** Parameters of a size as types of collections take them. */
function elementSize(random: Random): ReturnType<typeof size> {
  return random.below(2) === 0 ? { parameters: [], from: 0, to: 3 } : size(random);
}

const array: MakeType = (random, scope) => {
  const element = makeType(random, scope);
  const bounds = elementSize(random);
  return made(bracketed('Array', [element.text, ...bounds.parameters]), (random) =>
    arrayOf(times(within(random, bounds), () => element.value(random))),
  );
};

const hash: MakeType = (random, scope) => {
  const [key, value] = [makeType(random, { ...scope, depth: 0 }), makeType(random, scope)];
  const bounds = elementSize(random);
  return made(bracketed('Hash', [key.text, value.text, ...bounds.parameters]), (random) =>
    hashOf(times(within(random, bounds), () => [key.value(random), value.value(random)])),
  );
};

/** `Array[1, 2]`, `Hash[0, 0]`, `Collection[1]`. */
const sizedCollection: MakeType = (random) => {
  const name = random.pick(['Array', 'Hash', 'Collection']);
  const { parameters, from, to } = size(random);
  const both = parameters.length === 1 && name !== 'Collection' ? [...parameters, 'default'] : parameters;
  return made(bracketed(name, both), (random) => {
    const count = within(random, { from, to });
    return name === 'Hash'
      ? hashOf(times(count, () => [makeLeaf(random), makeLeaf(random)]))
      : arrayOf(times(count, () => makeLeaf(random)));
  });
};

const tuple: MakeType = (random, scope) => {
  const types = times(1 + random.below(3), () => makeType(random, scope));
  const bounds = elementSize(random);
  const count = (random: Random): number => (bounds.parameters.length === 0 ? types.length : within(random, bounds));
  return made(bracketed('Tuple', [...types.map((type) => type.text), ...bounds.parameters]), (random) =>
    arrayOf(Array.from({ length: count(random) }, (_, i) => (types[Math.min(i, types.length - 1)] as MadeType).value(random))),
  );
};

const KEYS = ['a', 'b', 'c', 'd e'];

const struct: MakeType = (random, scope) => {
  const elements = KEYS.slice(random.below(2), 1 + random.below(4)).map((name) => {
    const wrapper = random.pick(['', '', 'Optional', 'NotUndef']);
    const key = name.includes(' ') || random.below(3) === 0 ? `'${name}'` : name;
    return {
      name,
      key: wrapper === '' ? key : `${wrapper}[${key}]`,
      type: makeType(random, scope),
      optional: wrapper === 'Optional',
    };
  });
  return made(`Struct[{${elements.map(({ key, type }) => `${key} => ${type.text}`).join(', ')}}]`, (random) => {
    const given = elements.filter(({ optional }) => !optional || random.below(2) === 0);
    return hashOf(given.map(({ name, type }) => [`'${name}'`, type.value(random)]));
  });
};

// --- Types around types -----------------------------------------------------------------------------------------------

const variant: MakeType = (random, scope) => {
  const types = times(1 + random.below(3), () => makeType(random, scope));
  return made(
    bracketed(
      'Variant',
      types.map(({ text }) => text),
    ),
    (random) => random.pick(types).value(random),
  );
};

const optional: MakeType = (random, scope) => {
  if (random.below(5) === 0) {
    const text = word(random);
    return made(`Optional[${text}]`, (random) => random.pick([text, 'undef']));
  }
  const type = makeType(random, scope);
  return made(`Optional[${type.text}]`, (random) => (random.below(3) === 0 ? 'undef' : type.value(random)));
};

const notUndef: MakeType = (random, scope) => {
  const text = word(random);
  if (random.below(5) === 0) return made(`NotUndef[${text}]`, () => text);
  const type = makeType(random, scope);
  return made(`NotUndef[${type.text}]`, type.value);
};

const typeOfType: MakeType = (random, scope) => {
  const type = makeType(random, scope);
  return made(`Type[${type.text}]`, (random) =>
    random.below(2) === 0 ? type.text : makeType(random, { ...scope, depth: 0 }).text,
  );
};

const sensitive: MakeType = (random, scope) => {
  const type = makeType(random, scope);
  return made(`Sensitive[${type.text}]`, (random) => `Sensitive(${type.value(random)})`);
};

const iterable: MakeType = (random, scope) => {
  const type = makeType(random, scope);
  return made(`${random.pick(['Iterable', 'Iterator'])}[${type.text}]`, (random) =>
    random.below(2) === 0 ? random.pick(ITERATORS) : `[${type.value(random)}].reverse_each`,
  );
};

const init: MakeType = (random, scope) => {
  if (random.below(3) === 0)
    return made(random.pick(['Init[Integer, 16]', "Init[String, '%x']", 'Init[Integer, 10, true]']), (random) => makeLeaf(random));
  const type = makeType(random, scope);
  return made(`Init[${type.text}]`, (random) => (random.below(2) === 0 ? type.value(random) : makeLeaf(random)));
};

/** Callables: parameters, sizes, block, return type. As values there are types only. */
const callable: MakeType = (random, scope) => {
  const types = times(random.below(3), () => makeType(random, scope).text);
  const sizes = types.length === 0 ? random.pick([['0', '0'], ['1'], ['0', '2']]) : elementSize(random).parameters;
  const block =
    random.below(4) === 0
      ? [random.pick(['Callable', 'Callable[Integer]', 'Optional[Callable]', 'Optional[Callable[String, 1, 2]]'])]
      : [];
  const parameters = [...types, ...sizes, ...block];
  const returned =
    random.below(4) === 0
      ? `Callable[[${parameters.join(', ')}], ${makeType(random, scope).text}]`
      : bracketed('Callable', parameters);
  return made(returned, (random) => makeLeaf(random));
};

// --- All --------------------------------------------------------------------------------------------------------------

const anything = (random: Random): string => makeValue(random, 2);

const BARE: readonly MadeType[] = [
  ...[
    'Any',
    'Data',
    'RichData',
    'Scalar',
    'ScalarData',
    'NotUndef',
    'Optional',
    'Variant',
    'Init',
    'Collection',
    'Object',
    'TypeSet',
  ],
  ...[
    'Callable',
    'CatalogEntry',
    'Class',
    'Resource',
    'Runtime',
    'Type',
    'Enum',
    'Pattern',
    'Regexp',
    'Struct',
    'Tuple',
    'Array',
    'Hash',
  ],
  ...['Sensitive', 'Iterable', 'Iterator', 'TypeAlias', 'Error', 'Deferred', 'RichDataKey', 'Target'],
].map((name) => made(name, anything));

const REFERENCES = [
  'Class[a]', "Class['b::c']", "Resource['file']", "Resource[file, '/a']", 'File', "File['/a']", "File['/b']", "Notify['x']", 'Undefined::Type',
  "Resource['my::thing']", "Resource['My::Thing', 'x']", "Runtime['ruby', 'String']",
  "Runtime['ruby', 'Symbol']", "Runtime[ruby, [/^Foo::(.*)/, 'Bar::\\\\1']]", "Runtime['go', 'x']",
]; // biome-ignore format: a table

const reference: MakeType = (random) => {
  const text = random.pick(REFERENCES);
  return made(text, (random) => random.pick([...REFERENCES, "'x'"]));
};

const SIMPLE: Weighted<MakeType> = [
  [6, integer],
  [3, float],
  [6, string],
  [4, enumeration],
  [3, pattern],
  [2, regexp],
  [1, listed('Numeric', [...FLOATS, '1', '7'])],
  [1, listed('Boolean', ['true', 'false'])],
  [1, listed('Boolean[true]', ['true'])],
  [1, listed('Boolean[false]', ['false'])],
  [2, listed('Undef', ['undef'])],
  [1, listed('Default', ['default'])],
  [1, listed('Binary', BINARIES)],
  [1, listed('SemVerRange', SEMVER_RANGES)],
  [2, timespan],
  [2, timestamp],
  [2, semver],
  [2, uri],
  [2, reference],
  [5, (random) => random.pick(BARE)],
];

const COMPOUND: Weighted<MakeType> = [
  [5, array],
  [4, hash],
  [2, sizedCollection],
  [4, tuple],
  [4, struct],
  [4, variant],
  [3, optional],
  [2, notUndef],
  [2, typeOfType],
  [1, sensitive],
  [1, iterable],
  [1, init],
  [2, callable],
  [4, (random, scope) => makeType(random, { ...scope, depth: 0 })],
];

/** A type that Puppet accepts. */
export function makeType(random: Random, scope: TypeScope): MadeType {
  if (scope.aliases.length > 0 && random.below(4) === 0) return random.pick(scope.aliases);
  if (scope.depth <= 0) return pickWeighted(random, SIMPLE)(random, scope);
  return pickWeighted(random, COMPOUND)(random, { ...scope, depth: scope.depth - 1 });
}
