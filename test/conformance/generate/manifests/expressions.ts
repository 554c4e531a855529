/** Expressions that read variables and call what the manifest defines; what a single expression may be is the business of another corpus. */
import type { Random } from '../../random.ts';
import { pickWeighted, times, type Weighted } from '../weighted.ts';
import { callOf } from './calls.ts';
import { chain } from './iteration.ts';
import { anyName, inside, once, type Place, someVariable, type Variable, WANTS, type Want } from './place.ts';
import { heredoc, inlineEpp } from './templates.ts';

type Make = (random: Random, place: Place) => string;

const ODD = [
  'undef',
  'default',
  'Integer',
  "'x'",
  '[]',
  '{}',
  'true',
  '1.5',
  '/a/',
  "''",
  '-1',
  "'été'",
  "Sensitive('s')",
  'Notify',
  "Notify['a']",
  '[[1, [2]], 3]',
];

const LITERALS: { readonly [W in Want]: readonly string[] } = {
  integer: ['0', '1', '2', '3', '7', '10', '42', '-5', '0x1F', '010'],
  string: [
    "'a'",
    "'abc'",
    "'Hello World'",
    "''",
    "'10'",
    "'a,b,c'",
    "'été'",
    "'x=1'",
    "'key-value'",
    "'1.2.3'",
    "'x\\'y'",
    '"tab\\tq"',
    "'Ab'",
  ],
  boolean: ['true', 'false'],
  array: [
    '[]',
    '[1, 2, 3]',
    "['a', 'b']",
    '[3, 1, 2]',
    "[1, 'a', undef]",
    '[[1, 2], [3, 4]]',
    "['a1', 'b2', 'c']",
    '[10, 20, 30, 40, 50]',
    '[{a => 1}, {a => 2}]',
  ],
  hash: [
    '{}',
    '{a => 1, b => 2}',
    "{'x' => 'y'}",
    '{a => {b => {c => 1}}}',
    "{'a' => [1, 2], 'b' => []}",
    "{1 => 'one', 2 => 'two'}",
    '{name => web, port => 80}',
  ],
  any: [...ODD, "'str'", '17', '[1]', '{a => 1}'],
};

export function literal(random: Random, want: Want): string {
  return random.pick(LITERALS[want]);
}

/** Names that are not there, and ways to name one that are seldom right. */
function oddVariable(random: Random, place: Place): string {
  return random.pick([
    `$${anyName(random)}`,
    `$::${anyName(random)}`,
    `$${className(random, place)}::${anyName(random)}`,
    '$facts',
    "$facts['os']",
    "$facts['os']['family']",
    '$trusted[certname]',
    '$title',
    '$name',
    '$module_name',
    '$caller_module_name',
    '$environment',
    '$settings::strict',
    `$${random.below(4)}`,
    `$${random.below(12)}`,
    '$missing',
    '$::missing',
    '$missing::thing',
    '$::osfamily',
    '$osfamily',
    '$server_facts',
  ]);
}

function className(random: Random, place: Place): string {
  return place.world.classes.length > 0 ? random.pick(place.world.classes).name : 'nowhere';
}

/** The variable as it may be written: a name of its own, of top scope, or in interpolation braces. */
export function reading(random: Random, place: Place, variable: Variable): string {
  return place.where === 'top' && once(random, 8) ? `$::${variable.name}` : `$${variable.name}`;
}

const variable: (want: Want) => Make = (want) => (random, place) => {
  const found = someVariable(random, place, want);
  return found ? reading(random, place, found) : literal(random, want);
};

/** A variable of a class that the manifest defines. */
function ofClass(random: Random, place: Place): string {
  const classes = place.world.classes.filter(({ variables }) => variables.length > 0);
  if (classes.length === 0) return literal(random, 'any');
  const one = random.pick(classes);
  return `$${once(random, 4) ? '::' : ''}${one.name}::${random.pick(one.variables).name}`;
}

const MATCHES: readonly (readonly [subject: string, pattern: string])[] = [
  ["'abc'", '/(a)(b)(c)/'],
  ["'key-value'", '/(\\w+)-(\\w+)/'],
  ["'abc'", '/b/'],
  ["'xyz'", '/(q)|(y)/'],
  ["'10 20'", '/(\\d+) (?<two>\\d+)/'],
  ["'été'", '/(.)t/'],
  ["'ABC'", '/(?i:a)(.)/'],
  ["'abc'", '/z/'],
  ["'a1b2'", '/([a-z])(\\d)([a-z])(\\d)/'],
];

/** A match, of a text or of a variable that may be one. */
export function regexpMatch(random: Random, place: Place): string {
  const [subject, pattern] = random.pick(MATCHES);
  const left = once(random, 3) ? expression(random, inside(place), 'string') : subject;
  return pickWeighted<string>(random, [
    [6, `${left} =~ ${pattern}`],
    [1, `${left} !~ ${pattern}`],
    [1, `${pattern} in ${left}`],
    [1, `${pattern} in [${left}, 'abc']`],
    [1, `${left} =~ '${pattern.slice(1, -1)}'`],
    [1, `${left} =~ Pattern[${pattern}]`],
  ]);
}

export function patternOf(random: Random): string {
  return random.pick(MATCHES)[1];
}

const TYPES: { readonly [W in Want]: readonly string[] } = {
  integer: ['Integer', 'Integer[0]', 'Integer[0, 10]', 'Numeric', 'Optional[Integer]', 'Variant[Integer, String]', 'Scalar'],
  string: ['String', 'String[1]', "Enum['a', 'abc']", 'Pattern[/a/]', 'Optional[String]', 'NotUndef[String]', 'ScalarData'],
  boolean: ['Boolean', 'Boolean[true]', 'Optional[Boolean]', 'Data'],
  array: [
    'Array',
    'Array[Integer]',
    'Array[String, 1]',
    'Array[Any, 0, 3]',
    'Tuple[Integer, Integer, Integer]',
    'Collection',
    'Iterable',
  ],
  hash: ['Hash', 'Hash[String, Integer]', 'Hash[Any, Any, 1]', 'Struct[{a => Integer, Optional[b] => Integer}]', 'Collection'],
  any: ['Any', 'Data', 'NotUndef', 'Optional[Data]', 'Type', 'Undef'],
};

/** A type that values of the kind mostly have. */
export function typeFor(random: Random, place: Place, want: Want): string {
  if (place.world.aliases.length > 0 && once(random, 12)) return random.pick(place.world.aliases);
  return once(random, 25) ? random.pick(TYPES[random.pick(WANTS)]) : random.pick(TYPES[want]);
}

function interpolation(random: Random, place: Place): string {
  const parts = times(1 + random.below(3), () =>
    pickWeighted<() => string>(random, [
      [4, () => interpolatedVariable(random, place)],
      [3, () => `\${${interpolable(expression(random, inside(place), random.pick(WANTS)))}}`],
      [2, () => random.pick(['a', ' - ', '\\n', '\\u{e9}', '%', '\\$', '='])],
    ])(),
  );
  return `"${parts.join(random.pick(['', ' ', '-']))}"`;
}

/** Not all can stand in a text: Puppet cannot place a heredoc there, fails over a keyword that comes first, and takes digits for a name. */
export function interpolable(text: string): string {
  if (text.includes('@(')) return '1 + 1';
  return /^(?:true|false|\d)/.test(text) ? `(${text})` : text;
}

function interpolatedVariable(random: Random, place: Place): string {
  const found = someVariable(random, place, 'any');
  const name = found?.name ?? anyName(random);
  const accessed = found?.want === 'array' || found?.want === 'hash' ? ['[0]', '[a]', '[1][0]', '.length'] : [];
  return random.pick([`$${name}`, `\${${name}}`, `\${$${name}}`, ...accessed.map((tail) => `\${${name}${tail}}`)]);
}

function conditional(random: Random, place: Place, want: Want): string {
  const deeper = inside(place);
  if (once(random, 2)) {
    return `if ${condition(random, deeper)} { ${expression(random, deeper, want)} } else { ${expression(random, deeper, want)} }`;
  }
  return selector(random, deeper, want);
}

export function selector(random: Random, place: Place, want: Want): string {
  const kind = random.pick(WANTS);
  const options = times(1 + random.below(3), () => `${caseOption(random, place, kind)} => ${expression(random, place, want)}`);
  const all = once(random, 6) ? options : [...options, `default => ${expression(random, place, want)}`];
  return `(${expression(random, place, kind)} ? { ${all.join(', ')} })`;
}

export function caseOption(random: Random, place: Place, want: Want): string {
  return pickWeighted<() => string>(random, [
    [4, () => literal(random, want)],
    [3, () => (want === 'string' ? patternOf(random) : typeFor(random, place, want))],
    [2, () => typeFor(random, place, want)],
    [1, () => `*${expression(random, inside(place), 'array')}`],
    [1, () => patternOf(random)],
  ])();
}

/** As a statement of its own: a hash in braces would be taken for the body of a resource. */
export function standing(expression: string): string {
  return expression.startsWith('{') ? `Hash(${expression})` : expression;
}

/** A test, with a match more often than not. */
export function condition(random: Random, place: Place): string {
  const deeper = inside(place);
  return pickWeighted<() => string>(random, [
    [5, () => regexpMatch(random, place)],
    [3, () => expression(random, deeper, 'boolean')],
    [1, () => expression(random, deeper, 'any')],
    [1, () => `${regexpMatch(random, deeper)} and ${regexpMatch(random, deeper)}`],
    [1, () => `${regexpMatch(random, deeper)} or ${regexpMatch(random, deeper)}`],
    [1, () => `!(${regexpMatch(random, deeper)})`],
  ])();
}

const BY_WANT: { readonly [W in Want]: Weighted<Make> } = {
  integer: [
    [4, (r, p) => `${expression(r, p, 'integer')} ${r.pick(['+', '-', '*', '%'])} ${expression(r, p, 'integer')}`],
    [1, (r, p) => `${expression(r, p, 'integer')} / ${r.pick(['2', '3', expression(r, p, 'integer')])}`],
    [2, (r, p) => `size(${expression(r, p, r.pick(['array', 'hash', 'string'] as const))})`],
    [1, (r, p) => `Integer(${expression(r, p, r.pick(['string', 'integer'] as const))})`],
    [1, (r, p) => `(${expression(r, p, 'integer')})`],
    [1, (r, p) => `-${variable('integer')(r, p)}`],
  ],
  string: [
    [6, interpolation],
    [1, (r, p) => `${expression(r, p, 'string')}.upcase`],
    [1, (r, p) => `join(${expression(r, p, 'array')}, ${r.pick(["','", "''", "'-'"])})`],
    [1, (r, p) => `String(${expression(r, p, 'any')})`],
    [1, (r, p) => `sprintf('%s|%5s', ${expression(r, p, 'any')}, ${expression(r, p, 'integer')})`],
    [1, (r, p) => `${expression(r, p, 'string')}[${r.pick(['0', '-1', '0, 2', '1, -1'])}]`],
    [2, heredoc],
    [1, inlineEpp],
    [1, (r) => `"\${${r.below(4)}}"`],
  ],
  boolean: [
    [3, (r, p) => `${expression(r, p, 'integer')} ${r.pick(['<', '>', '==', '!=', '<=', '>='])} ${expression(r, p, 'integer')}`],
    [2, regexpMatch],
    [2, (r, p) => `${expression(r, p, 'any')} =~ ${typeFor(r, p, r.pick(WANTS))}`],
    [1, (r, p) => `${expression(r, p, 'any')} in ${expression(r, p, 'array')}`],
    [1, (r, p) => `!${variable('boolean')(r, p)}`],
    [1, (r, p) => `(${expression(r, p, 'boolean')} ${r.pick(['and', 'or'])} ${expression(r, p, 'boolean')})`],
    [
      1,
      (r, p) =>
        `defined(${r.pick([`'$${anyName(r)}'`, 'Notify[a]', "'notify'", `'${className(r, p)}'`, `Class['${className(r, p)}']`, "'$::a'"])})`,
    ],
  ],
  array: [
    [3, (r, p) => `[${times(r.below(4), () => expression(r, p, r.pick(['integer', 'string', 'any'] as const))).join(', ')}]`],
    [1, (r, p) => `${expression(r, p, 'array')} + ${expression(r, p, 'array')}`],
    [1, (r, p) => `${expression(r, p, 'array')} - ${expression(r, p, 'array')}`],
    [1, (r, p) => `[*${expression(r, p, 'array')}, ${expression(r, p, 'any')}]`],
    [1, (r, p) => `split(${expression(r, p, 'string')}, ${r.pick(["','", '/\\W/', "'-'"])})`],
    [1, (r, p) => `${expression(r, p, 'hash')}.${r.pick(['keys', 'values'])}`],
    [1, (r, p) => `${expression(r, p, 'array')} << ${expression(r, p, 'any')}`],
    [1, (r, p) => `Array(${expression(r, p, 'any')}, true)`],
    [4, (r, p) => chain(r, p)],
  ],
  hash: [
    [3, (r, p) => `{${times(r.below(3), () => `${literal(r, 'string')} => ${expression(r, p, 'any')}`).join(', ')}}`],
    [1, (r, p) => `${expression(r, p, 'hash')} + ${expression(r, p, 'hash')}`],
    [1, (r, p) => `${expression(r, p, 'hash')} - ${expression(r, p, 'array')}`],
    [
      1,
      (r, p) =>
        `Hash(${expression(r, p, 'array')}.map |$i| { [$i, ${expression(r, inside(p, 'lambda', [{ name: 'i', want: 'any' }]), 'any')}] })`,
    ],
  ],
  any: [
    [2, (r, p) => `${expression(r, p, r.pick(['array', 'hash'] as const))}[${expression(r, p, 'any')}]`],
    [1, (r, p) => `${expression(r, p, 'hash')}.dig(${times(1 + r.below(2), () => expression(r, p, 'string')).join(', ')})`],
    [
      1,
      (r, p) => `${variable('any')(r, p)}.then |$t| { ${expression(r, inside(p, 'lambda', [{ name: 't', want: 'any' }]), 'any')} }`,
    ],
    [1, (r, p) => `lest(${variable('any')(r, p)}) || { ${expression(r, inside(p, 'lambda'), 'any')} }`],
    [4, (r, p) => expression(r, p, r.pick(WANTS))],
    [1, (r, p) => `type(${expression(r, p, 'any')}, generalized)`],
    [1, (r, p) => `assert_type(${typeFor(r, p, 'any')}, ${expression(r, p, 'any')})`],
    [1, (r) => `getvar('${anyName(r)}${r.pick(['', '.0', '.a', '::b'])}'${r.pick(['', ", 'd'"])})`],
    [1, (r, p) => `get(${expression(r, p, 'hash')}, '${r.pick(['a', 'a.b', 'a.0', 'x.y', ''])}')`],
  ],
};

/** An expression that mostly gives what is wanted. */
export function expression(random: Random, place: Place, want: Want): string {
  if (once(random, 220)) return random.pick(ODD);
  if (once(random, 110)) return oddVariable(random, place);
  if (once(random, 60)) return ofClass(random, place);
  if (place.depth <= 0) return once(random, 2) ? variable(want)(random, place) : literal(random, want);
  const deeper = inside(place);
  return pickWeighted<Make>(random, [
    [5, variable(want)],
    [3, (r) => literal(r, want)],
    [5, (r) => pickWeighted(r, BY_WANT[want])(r, deeper)],
    [2, (r) => callOf(r, deeper, want)],
    [1, (r) => conditional(r, place, want)],
  ])(random, place);
}
