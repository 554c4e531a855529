import type { Case, Corpus } from '../corpus.ts';
import { Random } from '../random.ts';

const CASES = 20_000;

type Make = (random: Random, depth: number) => string;

const STRINGS = [
  "'a'",
  "'abc'",
  "''",
  "'Hello World'",
  "'10'",
  "'0x1F'",
  "'1.5'",
  "'a,b,c'",
  "'é'",
  "'A'",
  "' x '",
  "'::foo'",
  "'true'",
  "'1.2.3'",
  "'%d'",
];
const INTEGERS = [
  '0',
  '1',
  '-1',
  '2',
  '3',
  '7',
  '10',
  '42',
  '255',
  '1000',
  '9223372036854775807',
  '-9223372036854775807',
  '0x1F',
  '0777',
];
const FLOATS = ['0.0', '1.0', '1.5', '-2.25', '3.14159', '1e10', '1.0e-5', '100.0'];
const TYPES = [
  'Integer', 'Integer[1, 10]', 'Integer[default, 5]', 'Float', 'Float[1.0, 2.0]', 'Numeric', 'String', 'String[1]', 'String[1, 3]', 'Boolean',
  'Boolean[true]', 'Undef', 'Default', 'Any', 'Data', 'Scalar', 'ScalarData', 'RichData', 'Array', 'Array[Integer]', 'Array[String, 1]',
  'Array[0, 0]', 'Array[Integer, 1, 3]', 'Hash', 'Hash[String, Integer]', 'Hash[0, 0]', 'Hash[String, Any, 1]', 'Tuple[Integer, String]',
  'Tuple[Integer, 1, 3]', 'Struct[{a => Integer}]', 'Struct[{Optional[a] => Integer, b => String}]', "Enum['a', 'b']", "Enum['A', true]",
  'Pattern[/a/]', 'Pattern[/^\\d+$/]', 'Regexp', 'Regexp[/a/]', 'Optional[Integer]', 'Optional[String[1]]', "Optional['x']", 'NotUndef',
  'NotUndef[Integer]', 'Variant[Integer, String]', 'Variant[Array[Integer], Undef]', 'Type', 'Type[Integer]', 'Collection', 'Collection[1, 2]',
  'Iterable', 'Iterable[Integer]', 'Iterator[Integer]', 'Callable', 'Callable[Integer]', 'Callable[String, 1, 2]', 'Callable[[Integer], String]',
  'SemVer', "SemVer['>1.0.0']", 'SemVerRange', 'Timespan', 'Timestamp', 'Binary', 'Sensitive', 'Sensitive[String]', 'URI', 'CatalogEntry',
  'Resource', "Resource['file']", 'File', "File['/a']", 'Class', "Class['a']", 'Runtime', 'Init', 'Init[Integer]', 'Object', 'TypeSet',
]; // biome-ignore format: a table

const OPERATORS = ['+', '-', '*', '/', '%', '<<', '>>', '==', '!=', '<', '>', '<=', '>=', '=~', '!~', 'in', 'and', 'or'];

/** Calls by name; `_` stands for an expression, `#` for a type. */
const CALLS = [
  'abs(_)', 'all(_) |$x| { $x }', 'any(_) |$x| { $x }', 'assert_type(#, _)', 'camelcase(_)', 'capitalize(_)', 'ceiling(_)', 'chomp(_)', 'chop(_)',
  'compare(_, _)', 'convert_to(_, #)', 'defined(_)', 'dig(_, _)', 'downcase(_)', 'each(_) |$x| { $x }', 'empty(_)', 'filter(_) |$x| { $x }',
  'filter(_) |$k, $v| { $v }', 'find_file(_)', 'flatten(_)', 'floor(_)', 'get(_, _)', 'group_by(_) |$x| { $x }', 'index(_, _)', 'join(_, _)',
  'join(_)', 'keys(_)', 'length(_)', 'lest(_) || { _ }', 'lstrip(_)', 'map(_) |$x| { $x }', 'map(_) |$k, $v| { [$k, $v] }', 'match(_, _)',
  'max(_, _)', 'min(_, _)', 'md5(_)', 'new(#, _)', 'partition(_) |$x| { $x }', 'reduce(_) |$m, $x| { $m + $x }', 'regsubst(_, _, _)',
  "regsubst(_, 'a', 'b', 'G')", 'reverse_each(_)', 'round(_)', 'rstrip(_)', 'scanf(_, _)', 'sha1(_)', 'sha256(_)', 'shellquote(_)', 'size(_)',
  'slice(_, 2)', 'sort(_)', 'split(_, _)', 'sprintf(_, _)', "sprintf('%s|%5s|%-5s', _, _, _)", "sprintf('%d %x %o', _, _, _)",
  "sprintf('%.2f %e', _, _)", 'step(_, 2)', 'strip(_)', 'then(_) |$x| { _ }', 'tree_each(_) |$x| { $x }', 'type(_)', "type(_, 'generalized')",
  'unique(_)', 'unwrap(_)', 'upcase(_)', 'values(_)', 'versioncmp(_, _)', 'with(_) |$x| { $x }', 'String(_)', "String(_, '%p')", "String(_, '%#p')",
  'Integer(_)', 'Integer(_, 16)', 'Float(_)', 'Numeric(_)', 'Boolean(_)', 'Array(_)', 'Array(_, true)', 'Hash(_)', 'Tuple(_)', 'Regexp(_)',
  'SemVer(_)', 'SemVerRange(_)', 'Timespan(_)', 'Sensitive(_)', 'Binary(_)', 'Type(_)', 'Optional[Integer].new(_)', 'Struct[{a => Integer}].new(_)',
]; // biome-ignore format: a table

const scalar: Make = (random) => {
  const kind = random.below(10);
  if (kind < 4) return random.pick(INTEGERS);
  if (kind < 7) return random.pick(STRINGS);
  return random.pick([random.pick(FLOATS), 'true', 'false', 'undef', 'default', '/a/', '/b|(c)/']);
};

const MAKERS: readonly (readonly [weight: number, make: Make])[] = [
  [8, scalar],
  [3, (r, d) => `${expression(r, d)} ${r.pick(OPERATORS)} ${expression(r, d)}`],
  [2, (r, d) => `(${expression(r, d)} ${r.pick(OPERATORS)} ${expression(r, d)})`],
  [3, (r, d) => `[${several(r, d, 3)}]`],
  [3, (r, d) => `{${entries(r, d)}}`],
  [2, (r) => r.pick(TYPES)],
  [2, (r, d) => `${expression(r, d)} =~ ${r.pick(TYPES)}`],
  [1, (r) => `${r.pick(TYPES)} ${r.pick(['<', '<=', '==', '>', '>=', '!='])} ${r.pick(TYPES)}`],
  [5, (r, d) => call(r, d)],
  [1, (r, d) => `(${expression(r, d)})[${several(r, d, 2) || '0'}]`],
  [1, (r, d) => `!${expression(r, d)}`],
  [1, (r, d) => `-(${expression(r, d)})`],
  [1, (r, d) => `[*${expression(r, d)}]`],
  [2, (r, d) => `"x\${${expression(r, d)}}y"`],
  [1, (r, d) => `if ${expression(r, d)} { ${expression(r, d)} } else { ${expression(r, d)} }`],
  [1, (r, d) => `${expression(r, d)} ? { ${scalar(r, 0)} => 1, ${r.pick(TYPES)} => 2, default => ${expression(r, d)} }`],
  [1, (r, d) => `case ${expression(r, d)} { ${scalar(r, 0)}, ${r.pick(TYPES)}: { 1 } default: { ${expression(r, d)} } }`],
];
const WEIGHTS = MAKERS.reduce((sum, [weight]) => sum + weight, 0);

function expression(random: Random, depth: number): string {
  if (depth <= 0) return scalar(random, 0);
  let at = random.below(WEIGHTS);
  for (const [weight, make] of MAKERS) {
    at -= weight;
    if (at < 0) return make(random, depth - 1);
  }
  return scalar(random, 0);
}

function several(random: Random, depth: number, most: number): string {
  return Array.from({ length: random.below(most + 1) }, () => expression(random, depth)).join(', ');
}

function entries(random: Random, depth: number): string {
  const count = random.below(3);
  return Array.from({ length: count }, () => `${scalar(random, 0)} => ${expression(random, depth)}`).join(', ');
}

function call(random: Random, depth: number): string {
  return random
    .pick(CALLS)
    .replace(/_(?!\w)/g, (text, at: number, whole: string) => (/\w/.test(whole.charAt(at - 1)) ? text : expression(random, depth)))
    .replace(/#/g, (text, at: number, whole: string) => (whole.charAt(at - 1) === '%' ? text : random.pick(TYPES)));
}

export const corpus: Corpus = {
  name: 'expressions',
  description: `${CASES} made-up expressions over operators, types and pure functions: value, type and text, or the whole message`,
  *requests({ seed }): Iterable<Case> {
    const random = new Random(seed);
    for (let i = 0; i < CASES; i++) {
      const code = expression(random, 3);
      if (code.length < 500) yield { op: 'eval', id: `${i}: ${code}`, code, facts: {} };
    }
  },
};
