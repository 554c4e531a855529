/**
 * Pairs of types, the second mostly like the first, with values of both. What does not fail is asked at once; what may fail is asked alone,
 * so that the whole message is compared.
 */
import type { Case, Corpus } from '../corpus.ts';
import { makeFormats } from '../generate/formats.ts';
import { damage, makeIllFormed } from '../generate/ill-formed.ts';
import { Replay } from '../generate/replay.ts';
import { type MadeType, makeType, type TypeScope } from '../generate/types.ts';
import { makeValue } from '../generate/values.ts';
import { pickWeighted, type Weighted } from '../generate/weighted.ts';
import { Random } from '../random.ts';

const PAIRS = 20_000;
/** Every so many pairs may have aliases, defined in their manifest. */
const ALIASES_EVERY = 8;

interface Pair {
  readonly a: string;
  readonly b: string;
  /** A value of the first type, and one of the second. */
  readonly v: string;
  readonly w: string;
}

function pick(random: Random, scope: TypeScope): Pair {
  const seed = random.below(0x7fffffff);
  const a = makeType(new Random(seed), scope);
  const b = random.below(4) === 0 ? makeType(random, scope) : makeType(new Replay(seed, random.below(12)), scope);
  const value = (type: MadeType): string => (random.below(5) === 0 ? makeValue(random, scope.depth) : type.value(random));
  return { a: a.text, b: b.text, v: value(a), w: value(b) };
}

// --- Questions that do not fail -----------------------------------------------------------------------------------------

/** What is asked of every pair: `$a` and `$b` are the types, `$v` and `$w` the values. */
const FACTS = [
  '[$a <= $b, $a >= $b, $a < $b, $a > $b, $a == $b, $v =~ $a, $v =~ $b, $w =~ $a, $w =~ $b, $v == $w, $a in [$b]]',
  "[$v, [$v, $w], {a => $v, 'b' => $w}].map |$x| { String(type($x)) }",
  "['reduced', 'generalized'].map |$how| { [[$v, $w], [$a, $b], {$a => $v, $b => $w}, $v].map |$x| { String(type($x, $how)) } }",
  'String($a)',
  '"${b}"',
];

function facts({ a, b, v, w }: Pair): string {
  return `with(${[a, b, v, w].join(', ')}) |$a, $b, $v, $w| { [${FACTS.join(', ')}] }`;
}

// --- Questions that may fail --------------------------------------------------------------------------------------------

type Question = (pair: Pair, random: Random, scope: TypeScope) => string;

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

const QUESTIONS: Weighted<Question> = [
  [6, ({ a, w }) => `assert_type(${a}, ${w})`],
  [2, ({ b }, random) => `assert_type(${b}, ${makeValue(random, 2)})`],
  [2, ({ a, v, w }) => `with(${v}, ${w}) |${a} $x, ${a} $y| { [$x, $y] }`],
  [1, ({ a, b, v, w }) => `with(${w}, ${v}) |${a} $x, ${b} *$rest| { $rest }`],
  [1, ({ a, w }) => `with(1) |$one, ${a} $x = ${w}| { $x }`],
  [3, ({ a, v }) => `${a}.new(${v})`],
  [2, ({ a, v, w }) => `new(${a}, ${v}, ${w})`],
  [1, ({ a, b }) => `new(${a}, ${b})`],
  [2, ({ v }, random) => `String(${v}, ${makeFormats(random)})`],
  [1, ({ a, v }, random) => `String([${a}, ${v}], ${makeFormats(random)})`],
  [1, ({ a, b }, random) => `String(${a}, {Type => ${makeFormats(random)}, ${b} => '%s'})`],
  [6, (_, random, scope) => makeIllFormed(random, { ...scope, depth: 1 })],
  [1, ({ v }, random, scope) => `assert_type(${quoted(makeIllFormed(random, { ...scope, depth: 1 }))}, ${v})`],
  [1, ({ a, w }) => `assert_type(${quoted(a)}, ${w})`],
  [1, ({ a }, random) => `Type(${quoted(damage(random, a))})`],
  [1, ({ a, v }, random) => `assert_type(${quoted(damage(random, a))}, ${v})`],
  [1, ({ a, v }) => `(${a})[${v}]`],
  [1, ({ a }) => `(${a}).map |$x| { $x }`],
  [1, ({ a, b, v }) => `${v} ? { ${a} => 'a', ${b} => 'b' }`],
  [1, ({ a, w }) => `convert_to(${w}, ${a})`],
  [1, ({ a, b }) => `[${a}, ${b}]`],
];

/** The question without what has no end (sequences of as many elements as the greatest Integers say) and without addresses of Ruby's objects. */
function tamed(question: string): string {
  const short = question.replace(/\d{15,}/g, '42');
  return /String\(.*Time(span|stamp)\(/.test(short) ? short.replace(/Time(span|stamp)\([^)]*\)/g, "'x'") : short;
}

// --- Requests -----------------------------------------------------------------------------------------------------------

const NO_ALIASES: TypeScope = { depth: 2, aliases: [] };

/**
 * Aliases that name themselves and each other. Each circle goes through a Variant and meets no undef: else Puppet's own stack overflows.
 */
const PREAMBLE = [
  'type Port = Integer[1, 65535]',
  "type Mode = Enum['on', 'off']",
  'type Tree = Variant[Integer, Array[Tree]]',
  'type Named = Variant[Default, Struct[{name => String, Optional[child] => Named}]]',
  'type Even = Variant[Integer, Tuple[String, Odd]]',
  'type Odd = Variant[Array[Even, 0, 2], Boolean[true]]',
  'type Map = Variant[Mode, Hash[String, Map]]',
  'type Maybe = Optional[Port]',
].join('\n');

const ALIASES: readonly MadeType[] = [
  { text: 'Port', value: (random) => `${random.pick([0, 1, 80, 65536])}` },
  { text: 'Mode', value: (random) => random.pick(["'on'", "'off'", "'x'"]) },
  { text: 'Tree', value: (random) => random.pick(['1', '[1, [2]]', "[1, ['x']]", '[]']) },
  { text: 'Named', value: (random) => random.pick(["{name => 'a'}", "{name => 'a', child => {name => 'b'}}", "{name => 'a', child => {name => 1}}"]) },
  { text: 'Even', value: (random) => random.pick(['1', "['a', []]", "['a', [['b', []]]]", "['a', [['b', 1]]]"]) },
  { text: 'Odd', value: (random) => random.pick(['[]', '[2]', "[['a', []], 1]", '[undef]']) },
  { text: 'Map', value: (random) => random.pick(['{}', "{a => 'on'}", "{a => {b => 'off'}}", '{a => {b => 1}}']) },
  { text: 'Maybe', value: (random) => random.pick(['undef', '7', '-1']) },
]; // biome-ignore format: a table

/** Code as a request: with aliases a manifest that prints what the code gives, else the code alone. */
function request(id: string, code: string, aliased: boolean): Case {
  if (!aliased) return { op: 'eval', id, code, facts: {} };
  return { op: 'compile', id, code: `${PREAMBLE}\nnotice(String(${code}, '%p'))`, log_level: 'notice', facts: {} };
}

export const corpus: Corpus = {
  name: 'types',
  description: `${PAIRS} pairs of types with values: assignable, instance, common type and text; then one question that may fail`,
  *requests({ seed }): Iterable<Case> {
    const random = new Random(seed);
    for (let i = 0; i < PAIRS; i++) {
      const aliased = i % ALIASES_EVERY === 0;
      const scope = aliased ? { ...NO_ALIASES, aliases: ALIASES } : NO_ALIASES;
      const pair = pick(random, scope);
      yield request(`${i} facts: ${[pair.a, pair.b, pair.v, pair.w].join(' | ')}`, facts(pair), aliased);
      const question = tamed(pickWeighted(random, QUESTIONS)(pair, random, scope));
      yield request(`${i} asks: ${question}`, question, aliased);
    }
  },
};
