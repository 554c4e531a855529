/** Functions, classes, defines, nodes and type aliases. */
import type { Random } from '../../random.ts';
import { times } from '../weighted.ts';
import { expression, literal, typeFor } from './expressions.ts';
import {
  assigned,
  braces,
  type Callee,
  inside,
  type MadeParameter,
  newName,
  once,
  type Place,
  type Variable,
  WANTS,
  type Want,
} from './place.ts';
import { resultOf, statements } from './statements.ts';

const PARAMETERS = ['p', 'q', 'r', 's'];

/** Parameters: typed or not, with defaults that may read those before them (or, wrongly, those after them), and a rest. */
export function makeParameters(random: Random, place: Place, where: 'function' | 'lambda' | 'class' | 'define'): MadeParameter[] {
  const made: MadeParameter[] = [];
  const count = random.below(4);
  let optional = false;
  for (const name of PARAMETERS.slice(0, count)) {
    const want = random.pick(WANTS);
    const last = made.length === count - 1;
    const rest = last && where === 'function' && once(random, 4);
    const bare = where !== 'class' && where !== 'define';
    optional = bare ? (optional && !once(random, 40)) || once(random, 4) : once(random, 2);
    const type = once(random, 3) ? '' : rest && once(random, 6) ? 'Array[Any, 1]' : typeFor(random, place, want);
    const value = optional && !(rest && once(random, 2)) ? defaultFor(random, place, made, want) : undefined;
    made.push({ name, want: rest ? 'array' : want, type, value, rest });
  }
  return made;
}

function defaultFor(random: Random, place: Place, before: readonly MadeParameter[], want: Want): string {
  if (once(random, 25)) return `$${random.pick(PARAMETERS)}`;
  if (once(random, 60)) return '($z = 3)';
  const within: Place = {
    ...inside(place, 'lambda', before, true),
    depth: 1,
    variables: before.map(({ name, want }) => ({ name, want })),
  };
  return expression(random, within, want);
}

export function parameterText({ name, type, value, rest }: MadeParameter): string {
  return `${type === '' ? '' : `${type} `}${rest ? '*' : ''}$${name}${value === undefined ? '' : ` = ${value}`}`;
}

function signature(parameters: readonly MadeParameter[]): string {
  const long = parameters.map(parameterText).join(', ');
  return long.length > 70 ? `(\n  ${parameters.map(parameterText).join(',\n  ')}\n)` : `(${long})`;
}

function variablesOf(parameters: readonly MadeParameter[]): Variable[] {
  return parameters.map(({ name, want, rest }) => ({ name, want: rest ? 'array' : want }));
}

/** A place of its own, that sees no variables around it but `own`. */
function alone(place: Place, where: Place['where'], own: readonly Variable[]): Place {
  return { ...place, where, variables: [...own], own: [...own] };
}

/** A function, known to the world before its body is made, so that it may call itself. */
export function functionDefinition(random: Random, place: Place, name: string): string {
  const parameters = makeParameters(random, place, 'function');
  const gives = random.pick(WANTS);
  const before = place.world.functions.length;
  const within = alone(place, 'function', variablesOf(parameters));
  const returned = once(random, 4) ? ` >> ${typeFor(random, place, gives)}` : '';
  const statementTexts = statements(random, within, random.below(3));
  const last = once(random, 12) ? [] : [resultOf(random, within, gives)];
  place.world.functions.splice(before, 0, { name, parameters, gives });
  const head = parameters.length === 0 && once(random, 3) ? name : `${name}${signature(parameters)}`;
  return `function ${head}${returned} ${braces(random, [...statementTexts, ...last])}`;
}

/** A function that calls itself with less. */
export function recursiveFunction(random: Random, place: Place, name: string): string {
  const own: Variable[] = [{ name: 'n', want: 'integer' }];
  const within = alone({ ...place, depth: 1 }, 'function', own);
  const more = statements(random, within, random.below(2));
  const step = random.pick([`$n * ${name}($n - 1)`, `[$n] + ${name}($n - 1)`, `"\${n},\${${name}($n - 1)}"`, `${name}($n - 2)`]);
  place.world.functions.push({
    name,
    parameters: [{ name: 'n', want: 'integer', type: '', value: undefined, rest: false }],
    gives: 'any',
  });
  const end = `if $n =~ NotUndef and $n !~ Integer[1, 12] { return(${literal(random, random.pick(['integer', 'array', 'string'] as const))}) }`;
  return `function ${name}($n) {\n  ${[end, ...more, step].join('\n').replaceAll('\n', '\n  ')}\n}`;
}

/** A function that takes a lambda as the value it was handed through its parameters is not possible: it hands its own to others. */
export function classDefinition(random: Random, place: Place, name: string): string {
  const parameters = makeParameters(random, place, 'class');
  const own = variablesOf(parameters);
  const { classes } = place.world;
  const parent = classes.length > 0 && once(random, 3) ? random.pick(classes) : undefined;
  const within: Place = { ...alone(place, 'class', own), variables: [...(parent?.variables ?? []), ...own] };
  const texts = statements(random, within, 1 + random.below(3));
  classes.push({ name, parameters, gives: 'any', variables: [...within.own] });
  const inherits = parent ? ` inherits ${parent.name}` : once(random, 60) ? ' inherits nowhere' : '';
  return `class ${name}${parameters.length > 0 ? signature(parameters) : ''}${inherits} ${braces(random, texts)}`;
}

export function defineDefinition(random: Random, place: Place, name: string): string {
  const parameters = makeParameters(random, place, 'define');
  const own: Variable[] = [...variablesOf(parameters), { name: 'title', want: 'string' }, { name: 'name', want: 'string' }];
  const within = alone(place, 'define', own);
  const texts = statements(random, within, 1 + random.below(2));
  const titled = once(random, 2) ? [`notify { "${name} \${title}": message => ${expression(random, within, 'string')} }`] : [];
  place.world.defines.push({ name, parameters, gives: 'any' } satisfies Callee);
  return `define ${name}${parameters.length > 0 ? signature(parameters) : ''} ${braces(random, [...texts, ...titled])}`;
}

export function nodeDefinition(random: Random, place: Place): string {
  const name = random.pick(['default', 'testnode', "'testnode'", '/^test(.*)$/', '/(t)(e)/', 'other', "'testnode', 'other'"]);
  const within: Place = { ...alone(place, 'node', []), variables: [...place.variables] };
  return `node ${name} ${braces(random, [...statements(random, within, 1 + random.below(3)), 'notice("node ${0} ${1}")'])}`;
}

export function aliasDefinition(random: Random, place: Place, name: string): string {
  const text = random.pick([
    `Variant[Integer, ${typeFor(random, place, 'string')}]`,
    typeFor(random, place, 'hash'),
    `Array[Variant[Integer, ${name}]]`,
    'Optional[String]',
    `Struct[{a => Integer, Optional[b] => ${typeFor(random, place, 'any')}}]`,
  ]);
  place.world.aliases.push(name);
  return `type ${name} = ${text}`;
}

/** Assigns at the place; for variables that everything else may read. */
export function globals(random: Random, place: Place): readonly string[] {
  return times(random.below(4), () => {
    const want = random.pick(WANTS);
    const name = newName(random, place);
    const text = `$${name} = ${expression(random, place, want)}`;
    assigned(place, { name, want });
    return text;
  });
}
