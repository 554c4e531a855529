/** Statements: assignments, conditionals, logs, jumps, resources. */
import type { Random } from '../../random.ts';
import { pickWeighted, times, type Weighted } from '../weighted.ts';
import { call } from './calls.ts';
import { caseOption, condition, expression, literal, patternOf, standing } from './expressions.ts';
import { iterationStatement } from './iteration.ts';
import { anyName, assigned, braces, inside, newName, once, type Place, WANTS, type Want } from './place.ts';
import { declaration, reference, resource } from './resources.ts';

type Make = (random: Random, place: Place) => string;

/** Some statements; variables that they assign are noted in the place. */
export function statements(random: Random, place: Place, count: number): string[] {
  return times(count, () => statement(random, place)).map((text) => text);
}

function assignment(random: Random, place: Place): string {
  if (once(random, 9)) return multiAssignment(random, place);
  const want = random.pick(WANTS);
  const value = expression(random, place, want);
  const name = oddTarget(random) ?? newName(random, place);
  assigned(place, { name, want });
  return `$${name} = ${value}`;
}

/** Names that cannot be assigned to. */
function oddTarget(random: Random): string | undefined {
  if (!once(random, 150)) return undefined;
  return random.pick(['facts', 'trusted', 'server_facts', 'c1::a', '::a', 'title', 'name', 'module_name', 'environment', 'x::y']);
}

function multiAssignment(random: Random, place: Place): string {
  const names = times(1 + random.below(3), () => newName(random, place));
  const fresh = [...new Set(names)];
  for (const name of fresh) assigned(place, { name, want: 'any' });
  const targets = `[${fresh.map((name) => `$${name}`).join(', ')}]`;
  return `${targets} = ${pickWeighted<() => string>(random, [
    [4, () => `[${fresh.map(() => expression(random, inside(place), 'any')).join(', ')}]`],
    [3, () => `{${fresh.map((name) => `${name} => ${expression(random, inside(place), 'any')}`).join(', ')}}`],
    [1, () => expression(random, place, 'array')],
    [1, () => expression(random, place, 'hash')],
    [1, () => `Class[${place.world.classes.length > 0 ? random.pick(place.world.classes).name : 'nowhere'}]`],
  ])()}`;
}

function conditional(random: Random, place: Place): string {
  const test = condition(random, place);
  const word = once(random, 6) ? 'unless' : 'if';
  const branch = (): string => body(random, place);
  const elsif = word === 'if' && once(random, 3) ? ` elsif ${condition(random, place)} ${branch()}` : '';
  const otherwise = once(random, 2) ? ` else ${branch()}` : '';
  return `${word} ${test} ${branch()}${elsif}${otherwise}`;
}

/** Statements in braces that share the variables around them. */
function body(random: Random, place: Place): string {
  const within = inside(place);
  const parts = statements(random, within, 1 + random.below(2));
  return braces(random, once(random, 3) ? [...parts, matchLog(random)] : parts);
}

/** Shows what the last match left. */
function matchLog(random: Random): string {
  return `notice("m: \${0} \${1} \${2}"${once(random, 3) ? ', $3, $4' : ''})`;
}

function caseStatement(random: Random, place: Place): string {
  const want = random.pick(WANTS);
  const options = times(1 + random.below(3), () => {
    const values = times(1 + random.below(2), () => caseOption(random, inside(place), want));
    return `${values.join(', ')}: ${body(random, place)}`;
  });
  const fallback = once(random, 3) ? [] : [`default: ${body(random, place)}`];
  return `case ${expression(random, place, want)} {\n${[...options, ...fallback].map((text) => `  ${text.replaceAll('\n', '\n  ')}`).join('\n')}\n}`;
}

const LEVELS = ['notice', 'notice', 'notice', 'warning', 'err', 'crit', 'alert', 'emerg', 'info', 'debug'];
/** Those that can be called without parentheses. */
const STATEMENT_LEVELS = ['notice', 'warning', 'err', 'info', 'debug'];

function log(random: Random, place: Place): string {
  const args = times(once(random, 4) ? 2 : 1, () => expression(random, place, once(random, 2) ? 'string' : random.pick(WANTS)));
  const level = random.pick(LEVELS);
  const [only = ''] = args;
  if (args.length === 1 && once(random, 8) && /^[$'"]/.test(only))
    return `${once(random, 20) ? level : random.pick(STATEMENT_LEVELS)} ${only}`;
  if (args.length === 1 && once(random, 12) && /^\$\w+$/.test(only)) return `${only}.${level}`;
  return `${level}(${args.join(', ')})`;
}

/** `return`, `next`, `break` and `fail`, bare or with conditions. */
export function jump(random: Random, place: Place): string {
  const value = (): string => (once(random, 2) ? `(${expression(random, inside(place), 'any')})` : '()');
  const text = pickWeighted<() => string>(random, [
    [4, () => `next${value()}`],
    [3, () => `return${value()}`],
    [3, () => 'break()'],
    [1, () => `fail(${times(1 + random.below(2), () => expression(random, inside(place), 'string')).join(', ')})`],
    [1, () => (once(random, 5) ? `break(${literal(random, 'any')})` : 'next')],
  ])();
  if (once(random, 4)) return text;
  return `if ${condition(random, inside(place))} { ${text} }`;
}

function callStatement(random: Random, place: Place): string {
  const { functions } = place.world;
  return functions.length > 0 ? call(random, place, random.pick(functions)) : log(random, place);
}

/** Statements that find out about names: classes, tags, resources. */
function knowledge(random: Random, place: Place): string {
  const classes = place.world.classes.map(({ name }) => name);
  const one = classes.length > 0 ? random.pick(classes) : 'nowhere';
  return random.pick([
    `include ${one}`,
    `include('${one}', '::${one}')`,
    `contain ${one}`,
    `require ${one}`,
    `include [${classes.join(', ')}]`,
    `notice(defined('${one}'), defined(${reference(random, place)}))`,
    `notice(tagged('${one}', 'x'))`,
    "tag('x', 'y')",
    `realize(${reference(random, place)})`,
    `notice(${reference(random, place)})`,
    `notice(${reference(random, place)}[message])`,
    `Class[${one}] -> ${reference(random, place)}`,
    `include(${expression(random, inside(place), 'any')})`,
  ]);
}

/** Errors and warnings of the language itself. */
function odd(random: Random, place: Place): string {
  return random.pick([
    `fail("stop \${${anyName(random)}}")`,
    `$${anyName(random)} = ${expression(random, inside(place), 'any')} + ${literal(random, 'any')}`,
    `notice(${expression(random, inside(place), 'hash')}.nothing())`,
    `nothing(${expression(random, inside(place), 'any')})`,
    `create_resources(notify, {'t${place.world.titles++}' => {message => ${expression(random, inside(place), 'string')}}})`,
    `create_resources(${random.pick(['notify', "'notify'", "'@notify'", 'nothing', "'d1'"])}, ${expression(random, inside(place), 'hash')}${random.pick(['', ', {message => m}'])})`,
    `Notify { message => ${expression(random, inside(place), 'string')} }`,
    `notice({a => 1, a => 2})`,
    `notice({${literal(random, 'string')} => 1, ${literal(random, 'string')} => 2, ${literal(random, 'string')} => 3})`,
    `$h${random.below(50)} = {${literal(random, 'any')} => 1, ${literal(random, 'any')} => 2}`,
    `notice(${literal(random, 'any')}.${random.pick(['upcase', 'keys', 'abs', 'map |$x| { $x }', 'type', 'unwrap'])})`,
    `assert_type(${literal(random, 'any')}, ${literal(random, 'any')}) |$expected, $actual| { notice("\${expected}/\${actual}") ${literal(random, 'any')} }`,
    `notice(lookup('${random.pick(['nothing', 'nothing.x'])}', ${random.pick(["{default_value => 'd'}", 'undef, undef, 4', '{value_type => String}'])}))`,
    `notice(Integer('${random.pick(['x', '12', '0b2', '0x1g', ''])}'))`,
    `notice(import('x'))`,
    `notice(call('${random.pick(['size', 'notice', 'nothing', 'join'])}', ${expression(random, inside(place), 'array')}))`,
    `notice(match(${literal(random, 'string')}, ${patternOf(random)}), $1)`,
    `notice(regsubst(${literal(random, 'string')}, ${patternOf(random)}, '<\\\\1>', 'G'))`,
    `notice(eval("1"))`,
    `notice(unknown::fn(1))`,
    `notice(Unknown::Type)`,
    `notice(Notify[${literal(random, 'any')}])`,
    `notice(${literal(random, 'any')} =~ Unknown)`,
    `notice(Timestamp('${random.pick(['2020-01-01', 'x'])}'))`,
    `notice(sprintf(${literal(random, 'any')}, ${literal(random, 'any')}))`,
  ]);
}

const STATEMENTS: Weighted<Make> = [
  [20, assignment],
  [16, log],
  [8, conditional],
  [6, caseStatement],
  [10, iterationStatement],
  [6, callStatement],
  [8, resource],
  [4, declaration],
  [2, knowledge],
  [1, odd],
  [1, (r, p) => (r.below(2) === 0 ? matchLog(r) : `notice(${condition(r, p)}, "$1")`)],
];

const IN_TEMPLATE_OR_FUNCTION: Weighted<Make> = STATEMENTS.filter(([, make]) => make !== declaration);

export function statement(random: Random, place: Place): string {
  if (place.where !== 'top' && once(random, 25)) return jump(random, place);
  if (place.where === 'top' && once(random, 120)) return jump(random, place);
  if (place.depth <= 0) return once(random, 2) ? log(random, inside(place)) : assignment(random, inside(place));
  const choices = place.where === 'function' ? IN_TEMPLATE_OR_FUNCTION : STATEMENTS;
  return pickWeighted(random, choices)(random, place);
}

export function resultOf(random: Random, place: Place, want: Want): string {
  return once(random, 10) ? jump(random, place) : standing(expression(random, place, want));
}
