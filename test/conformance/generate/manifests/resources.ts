/** Resources in small measure: types that need nothing, the manifest's own defines and classes, overrides and collectors. */
import type { Random } from '../../random.ts';
import { pickWeighted, times } from '../weighted.ts';
import { expression, literal } from './expressions.ts';
import { type Callee, inside, once, type Place } from './place.ts';

export function resource(random: Random, place: Place): string {
  const form = once(random, 8) ? random.pick(['@', '@', '@@']) : '';
  const title = titleOf(random, place);
  const attributes = once(random, 5) ? `* => ${unfolded(random, place)}` : notifyAttributes(random, place);
  const chained = once(random, 12) ? ` ${random.pick(['->', '~>', '<-'])} notify { ${titleOf(random, place)}: }` : '';
  return `${form}notify { ${title}: ${attributes} }${chained}`;
}

function titleOf(random: Random, place: Place): string {
  const number = place.world.titles++;
  return pickWeighted<() => string>(random, [
    [12, () => `'t${number}'`],
    [2, () => `"t${number} \${${expression(random, inside(place), 'integer')}}"`],
    [1, () => `['t${number}', 't${number}b']`],
    [1, () => expression(random, inside(place), 'string')],
    [1, () => `[${times(random.below(3), () => expression(random, inside(place), 'string')).join(', ')}]`],
  ])();
}

function notifyAttributes(random: Random, place: Place): string {
  const attributes = times(random.below(3), () => notifyAttribute(random, place));
  const names = attributes.map((text) => text.split(' ')[0]);
  return attributes.filter((_, i) => names.indexOf(names[i]) === i || once(random, 10)).join(', ');
}

function notifyAttribute(random: Random, place: Place): string {
  return pickWeighted<() => string>(random, [
    [6, () => `message => ${expression(random, inside(place), once(random, 4) ? 'any' : 'string')}`],
    [1, () => `withpath => ${expression(random, inside(place), 'boolean')}`],
    [1, () => `tag => ${expression(random, inside(place), 'string')}`],
    [1, () => `require => ${reference(random, place)}`],
    [1, () => `noop => ${expression(random, inside(place), 'boolean')}`],
    [1, () => `${random.pick(['loglevel => debug', 'mesage => 1', 'before => []', 'alias => al'])}`],
  ])();
}

function unfolded(random: Random, place: Place): string {
  return once(random, 4)
    ? expression(random, inside(place), 'hash')
    : `{message => ${expression(random, inside(place), 'string')}}`;
}

export function reference(random: Random, place: Place): string {
  const { classes, defines, titles } = place.world;
  return pickWeighted<() => string>(random, [
    [6, () => `Notify['t${random.below(Math.max(1, titles))}']`],
    [1, () => (classes.length > 0 ? `Class['${random.pick(classes).name}']` : "Class['nowhere']")],
    [1, () => (defines.length > 0 ? `${capitalized(random.pick(defines).name)}['d1']` : "Nothing['x']")],
    [1, () => `Notify[${expression(random, inside(place), 'string')}]`],
  ])();
}

function capitalized(name: string): string {
  return name.replace(/(^|::)[a-z]/g, (text) => text.toUpperCase());
}

/** Parameters as attributes of a resource. */
function parametersOf(random: Random, place: Place, { parameters }: Callee): string {
  const given = parameters.filter(({ value }) => value === undefined || once(random, 2)).filter(() => !once(random, 30));
  const texts = given.map(({ name, want }) => `${name} => ${once(random, 15) ? 'undef' : expression(random, inside(place), want)}`);
  if (once(random, 25)) texts.push(`nothing => ${literal(random, 'any')}`);
  return texts.join(', ');
}

/** Declares a class or a resource of a define, overrides, collects. */
export function declaration(random: Random, place: Place): string {
  const { classes, defines } = place.world;
  return pickWeighted<() => string>(random, [
    [4, () => (classes.length > 0 ? classResource(random, place, random.pick(classes)) : resource(random, place))],
    [4, () => includeOf(random, place)],
    [5, () => (defines.length > 0 ? defineResource(random, place, random.pick(defines)) : resource(random, place))],
    [
      1,
      () =>
        `Notify <| ${query(random, place)} |>${once(random, 3) ? ` { message => ${expression(random, inside(place), 'string')} }` : ''}`,
    ],
    [
      1,
      () =>
        `Notify['t${random.below(Math.max(1, place.world.titles))}'] { ${random.pick(['message', 'message', 'withpath'])} ${random.pick(['=>', '=>', '+>'])} ${expression(random, inside(place), 'string')} }`,
    ],
  ])();
}

/** Classes that ask for values cannot be included, which is tried seldom. */
function includeOf(random: Random, place: Place): string {
  const { classes } = place.world;
  const free = classes.filter(({ parameters }) => parameters.every(({ value }) => value !== undefined));
  const fitting = once(random, 20) ? classes : free;
  return fitting.length > 0 ? `include ${random.pick(fitting).name}` : resource(random, place);
}

export function classResource(random: Random, place: Place, one: Callee): string {
  const name = once(random, 10) ? `::${one.name}` : one.name;
  return `class { '${name}': ${parametersOf(random, place, one)} }`;
}

function defineResource(random: Random, place: Place, one: Callee): string {
  const title = once(random, 3) ? "'d1'" : titleOf(random, place);
  return `${once(random, 12) ? '@' : ''}${one.name} { ${title}: ${parametersOf(random, place, one)} }`;
}

function query(random: Random, place: Place): string {
  return random.pick([
    '',
    `title == 't${random.below(5)}'`,
    'tag == x',
    `message == ${expression(random, inside(place), 'string')}`,
    'title != a',
  ]);
}
