/** Calls with lambdas: the iterating functions, chained, over all that can be iterated. */
import type { Random } from '../../random.ts';
import { pickWeighted, times } from '../weighted.ts';
import { expression, literal, standing, typeFor } from './expressions.ts';
import { braces, inside, once, type Place, someVariable, type Variable, type Want } from './place.ts';
import { jump, statements } from './statements.ts';

/** Parameter names of a lambda, written with types, defaults or a splat now and then. */
function lambdaParameters(random: Random, place: Place, names: readonly string[]): string {
  const count = once(random, 20) ? Math.max(0, names.length + random.below(3) - 1) : names.length;
  const used = Array.from({ length: count }, (_, i) => names[i] ?? `more${i}`);
  return used
    .map((name, i) => {
      const type = once(random, 10) ? `${typeFor(random, place, 'any')} ` : '';
      if (i === used.length - 1 && once(random, 20)) return `${type === '' ? '' : 'Any '}*$${name}`;
      const value = i === used.length - 1 && once(random, 15) ? ` = ${expression(random, inside(place), 'any')}` : '';
      return `${type}$${name}${value}`;
    })
    .join(', ');
}

/** A lambda: its body ends with an expression of the kind wanted. */
export function block(random: Random, place: Place, names: readonly string[], want: Want): string {
  const own: Variable[] = names.map((name) => ({ name, want: 'any' }));
  const within = inside(place, 'lambda', own, true);
  const returned = once(random, 25) ? ` >> ${typeFor(random, place, want)}` : '';
  const before = place.depth > 0 && once(random, 3) ? statements(random, within, 1 + random.below(2)) : [];
  const jumps = once(random, 9) ? [jump(random, within)] : [];
  const last = once(random, 8) ? [] : [standing(expression(random, within, want))];
  return `|${lambdaParameters(random, place, names)}|${returned} ${braces(random, [...before, ...jumps, ...last])}`;
}

/** Something to iterate over. */
function iterable(random: Random, place: Place): string {
  return pickWeighted<() => string>(random, [
    [5, () => expression(random, place, 'array')],
    [3, () => expression(random, place, 'hash')],
    [1, () => random.pick(['3', '0', '5'])],
    [1, () => random.pick(["'abc'", "'été'", "''"])],
    [1, () => random.pick(['Integer[1, 4]', 'Integer[5, 3]', "Enum['a', 'b']", 'Integer[3]', 'String'])],
    [1, () => someVariable(random, place, 'array')?.name.replace(/^/, '$') ?? literal(random, 'array')],
  ])();
}

type Step = (random: Random, place: Place) => string;

/** Steps whose result can be iterated again. */
const STEPS: readonly (readonly [number, Step])[] = [
  [5, (r, p) => `.map ${either(r, p, ['v'], ['k', 'v'], 'any')}`],
  [3, (r, p) => `.filter ${either(r, p, ['v'], ['k', 'v'], 'boolean')}`],
  [2, (r, p) => `.each ${either(r, p, ['v'], ['i', 'v'], 'any')}`],
  [2, () => '.reverse_each'],
  [2, (r) => `.step(${r.pick(['1', '2', '3', '0'])})`],
  [2, (r) => `.slice(${r.pick(['1', '2', '3'])})`],
  [1, (r, p) => `.slice(2) ${either(r, p, ['s'], ['s', 't'], 'any')}`],
  [1, (r, p) => `.step(2) ${block(r, p, ['v'], 'any')}`],
  [1, (r, p) => `.reverse_each ${block(r, p, ['v'], 'any')}`],
  [
    1,
    (r) =>
      `.tree_each${r.pick(['', "({'include_containers' => false})", '({order => breadth_first})', '({include_root => false})', '({container_type => Hash})'])}`,
  ],
  [1, (r, p) => `.tree_each ${either(r, p, ['t'], ['path', 't'], 'any')}`],
  [1, (r, p) => `.with ${block(r, p, ['w'], 'array')}`],
  [1, (r, p) => `.then ${block(r, p, ['w'], 'array')}`],
  [1, (r, p) => `.partition ${block(r, p, ['v'], 'boolean')}`],
  [1, (r, p) => `.group_by ${block(r, p, ['v'], 'string')}`],
  [1, (r, p) => `.unique${once(r, 2) ? '' : ` ${block(r, p, ['v'], 'any')}`}`],
  [1, () => '.flatten'],
  [
    1,
    (r, p) => `.sort${once(r, 2) ? '' : ` |$l, $r| { compare($l, $r)${once(r, 4) ? ` * ${expression(r, p, 'integer')}` : ''} }`}`,
  ],
  [1, (r, p) => `.lest || ${braces(r, [expression(r, inside(p, 'lambda'), 'array')])}`],
  [1, (r, p) => `.convert_to(Array)${once(r, 3) ? ` ${block(r, p, ['c'], 'any')}` : ''}`],
  [1, (r, p) => `.${r.pick(['filter', 'map', 'each', 'index', 'any'])} ${block(r, p, ['v'], 'any')}`],
];

/** Steps that end a chain. */
const ENDS: readonly (readonly [number, Step])[] = [
  [
    3,
    (r, p) =>
      `.reduce${once(r, 2) ? '' : `(${expression(r, p, 'any')})`} ${block(r, p, ['m', 'v'], r.pick(['any', 'integer', 'string'] as const))}`,
  ],
  [1, (r, p) => `.any${once(r, 4) ? '' : ` ${either(r, p, ['v'], ['k', 'v'], 'boolean')}`}`],
  [1, (r, p) => `.all${once(r, 4) ? '' : ` ${either(r, p, ['v'], ['k', 'v'], 'boolean')}`}`],
  [1, (r, p) => `.index ${either(r, p, ['v'], ['i', 'v'], 'boolean')}`],
  [1, (r, p) => `.index(${expression(r, p, 'any')})`],
  [1, () => '.length'],
  [1, (r) => `.join(${r.pick(["','", "''"])})`],
  [1, (r) => `[${r.pick(['0', '-1', '0, 2'])}]`],
  [1, (r, p) => `.max${once(r, 2) ? '' : ` ${block(r, p, ['l', 'r'], 'integer')}`}`],
];

function either(random: Random, place: Place, one: readonly string[], two: readonly string[], want: Want): string {
  return block(random, place, once(random, 3) ? two : one, want);
}

/** A chain of iterations; `open`: without an end that is no call. */
export function chain(random: Random, place: Place, open = false): string {
  const deeper = inside(place);
  const start = iterable(random, deeper);
  const steps = times(1 + random.below(place.depth > 1 ? 3 : 2), () => pickWeighted(random, STEPS)(random, deeper));
  const end = !open && once(random, 4) ? pickWeighted(random, ENDS)(random, deeper) : '';
  const glue = once(random, 10) ? '\n  ' : '';
  const first = /^[$[{('"\w]+$/.test(start) || /^\[[^\]]*\]$/.test(start) ? start : `(${start})`;
  return `${first}${[...steps, end].filter((step) => step !== '').join(glue)}`;
}

/** A call with a lambda as a statement, written as a call by name. */
export function iterationStatement(random: Random, place: Place): string {
  const deeper = inside(place);
  const subject = iterable(random, deeper);
  return pickWeighted<() => string>(random, [
    [4, () => `each(${subject}) ${either(random, place, ['v'], ['i', 'v'], 'any')}`],
    [2, () => withCall(random, place)],
    [1, () => `slice(${subject}, 2) ${either(random, place, ['s'], ['s', 't'], 'any')}`],
    [1, () => `Integer[${random.below(4)}, ${random.below(6)}].each ${block(random, place, ['n'], 'any')}`],
    [1, () => `map(${subject}) ${block(random, place, ['v'], 'any')}`],
    [2, () => chain(random, place, true)],
  ])();
}

/** A lambda that is called at once, with as many arguments as it has parameters, mostly. */
function withCall(random: Random, place: Place): string {
  const names = ['p', 'q'].slice(random.below(3));
  const args = names.map(() => expression(random, inside(place), 'any'));
  if (once(random, 15)) args.pop();
  return `with(${args.join(', ')}) ${block(random, place, names, 'any')}`;
}
