/** Statements of classes, defines, nodes and the main manifest, as far as they work on the catalog. */
import { attributesOf, codeOf, TYPES } from './attributes.ts';
import { capitalized, type MadeDefinition, type World } from './world.ts';

/** Where a statement stands. */
export interface Place {
  readonly kind: 'top' | 'node' | 'class' | 'define';
  /** Classes of a higher rank are included from here. */
  readonly rank: number;
  readonly parameters: readonly string[];
}

type Make = (world: World, place: Place) => string;

const MAKERS: readonly (readonly [weight: number, make: Make])[] = [
  [26, resource],
  [8, included],
  [8, instance],
  [6, virtual],
  [6, collector],
  [5, chain],
  [5, conditional],
  [4, loop],
  [4, created],
  [3, defaults],
  [3, realized],
  [2, overriding],
  [2, variable],
  [2, chainedDeclarations],
  [1, looked],
  [1, tagged],
  [1, asked],
];
const WEIGHTS = MAKERS.reduce((sum, [weight]) => sum + weight, 0);

/** Up to `most` statements, each on its own line. */
export function statements(world: World, place: Place, most: number): string {
  const count = 1 + world.random.below(most);
  world.enterBody();
  return Array.from({ length: count }, () => indented(statement(world, place))).join('\n');
}

function statement(world: World, place: Place): string {
  let at = world.random.below(WEIGHTS);
  for (const [weight, make] of MAKERS) {
    at -= weight;
    if (at < 0) return make(world, place);
  }
  return resource(world, place);
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

function body(world: World, { kind }: Place, type: string, virtual: boolean): string {
  const title = world.title(type, kind === 'define');
  world.note(type, title, virtual);
  const used = title.includes('$') && kind !== 'define' ? title.replaceAll('$', '') : title;
  return `${quoted(used)}: ${attributesOf(type, world)}`.trimEnd();
}

function quoted(text: string): string {
  return text.includes('$') ? `"${text}"` : `'${text}'`;
}

function resource(world: World, place: Place): string {
  const type = world.random.pick(Object.keys(TYPES));
  if (!world.chance(15)) return `${type} { ${body(world, place, type, false)} }`;
  return `${type} {\n  ${body(world, place, type, false)};\n  ${body(world, place, type, false)};\n}`;
}

function virtual(world: World, place: Place): string {
  const type = world.random.pick(['notify', 'file', 'user']);
  return `${world.chance(75) ? '@' : '@@'}${type} { ${body(world, place, type, true)} }`;
}

function included(world: World, { rank }: Place): string {
  const later = world.classes.filter((one) => one.rank > rank);
  if (later.length === 0 || world.chance(1)) return world.chance(10) ? 'include nosuch' : `notice('nothing to include')`;
  const one = world.random.pick(later);
  world.noteClass(one.name);
  if (world.chance(4)) return declared(world, one, one.name, false);
  return `${world.random.pick(['include', 'include', 'contain', 'require'])} ${one.name}`;
}

function instance(world: World, place: Place): string {
  const later = world.defines.filter((one) => one.rank > place.rank || world.chance(2));
  if (later.length === 0) return resource(world, place);
  const one = world.random.pick(later);
  const title = world.title(one.name, place.kind === 'define');
  const isVirtual = world.chance(20);
  world.note(one.name, title, isVirtual);
  return `${isVirtual ? '@' : ''}${declared(world, one, title, true)}`;
}

/** A resource-like declaration with the parameters that are needed, and some of the others. */
function declared(world: World, { kind, name, parameters }: MadeDefinition, title: string, withMeta: boolean): string {
  const given = parameters
    .filter(({ hasDefault }) => (hasDefault ? world.chance(35) : !world.chance(1)))
    .map((parameter) => `${parameter.name} => ${codeOf(parameter.type, world)}`);
  if (withMeta && world.chance(15)) given.push(attributesOf('none', world)); // metaparameters alone
  return `${kind === 'class' ? 'class' : name} { ${quoted(title)}: ${given.filter(Boolean).join(', ')} }`;
}

function query(world: World): string {
  const { random } = world;
  const one = random.pick(world.resources.length > 0 ? world.resources : [{ type: 'notify', title: 'none', virtual: true }]);
  const term = (): string =>
    random.pick([
      `title == '${one.title}'`,
      `title != '${one.title}'`,
      `tag == 'blue'`,
      `tag != 'green'`,
      `tag == 'alpha'`,
      `ensure == present`,
      `noop == true`,
      `mode == '0644'`,
      `groups == 'a'`,
    ]);
  return random.pick(['', '', term(), term(), `${term()} and ${term()}`, `${term()} or (${term()} and ${term()})`]);
}

function collector(world: World): string {
  const head = collectorHead(world);
  if (world.chance(70)) return head;
  const attribute = world.random.pick([`tag +> 'late'`, 'noop => true', `loglevel => notice`, `tag => 'set'`]);
  return `${head} { ${attribute} }`;
}

function collectorHead(world: World): string {
  const type = world.random.pick(['notify', 'file', 'user', ...world.defines.map(({ name }) => name)]);
  return `${capitalized(type)} ${world.chance(80) ? `<| ${query(world)} |>` : `<<| ${query(world)} |>>`}`;
}

function chain(world: World): string {
  const operand = (): string => {
    if (world.chance(15)) return collectorHead(world);
    return world.chance(20) ? `[${world.reference()}, ${world.reference()}]` : world.reference();
  };
  const arrow = () => world.random.pick(['->', '->', '~>', '<-', '<~']);
  const two = `${operand()} ${arrow()} ${operand()}`;
  return world.chance(20) ? `${two} ${arrow()} ${operand()}` : two;
}

function chainedDeclarations(world: World, place: Place): string {
  return `${resource(world, place)}\n-> ${resource(world, place)}`;
}

function conditional(world: World, place: Place): string {
  const { random } = world;
  const inner = (): string => world.unsure(() => indented(statement(world, place)));
  const condition = random.pick([
    `$facts['os']['family'] == 'RedHat'`,
    `$facts['nosuch']`,
    `defined(Class['alpha'])`,
    `$facts['processors'] =~ Hash and $facts['processors']['count'] > 2`,
    ...place.parameters.map((name) => `$${name}`),
  ]);
  if (world.chance(60)) return `if ${condition} {\n${inner()}\n} else {\n${inner()}\n}`;
  return `case $facts['os']['name'] {\n  /^Red/, 'CentOS': {\n${inner()}\n  }\n  default: {\n${inner()}\n  }\n}`;
}

function loop(world: World, place: Place): string {
  const type = world.random.pick(['notify', 'user']);
  const stem = world.title(type, place.kind === 'define');
  return `['p', 'q'].each |$i, $v| {\n  ${type} { "${stem} \${v}\${i}": ${attributesOf(type, world)} }\n}`;
}

function created(world: World, place: Place): string {
  const { random } = world;
  const type = random.pick(['notify', 'user', 'package']);
  const title = world.title(type, place.kind === 'define');
  const prefix = random.pick(['', '', '@', '@@']);
  world.note(type, title, prefix !== '');
  const hash = `{ ${quoted(title)} => { ${attributesOf(type, world)} } }`;
  return `create_resources('${prefix}${type}', ${hash}${world.chance(40) ? `, { noop => true, tag => ['d'] }` : ''})`;
}

function defaults(world: World): string {
  const type = world.random.pick(['notify', 'file', 'user']);
  return `${capitalized(type)} { ${attributesOf(type, world).replaceAll('${title}', 'x') || 'noop => false'} }`;
}

function realized(world: World): string {
  const all = world.resources.filter(({ virtual: isVirtual }) => isVirtual);
  if (all.length === 0) return `notice('nothing to realize')`;
  const { type, title } = world.random.pick(all);
  return `realize(${capitalized(type)}['${title}'])`;
}

function overriding(world: World): string {
  const reference = world.reference();
  if (/^(Class|Stage)/.test(reference) && !world.chance(5)) return `notice('no override')`;
  return `${reference} { ${world.random.pick(['noop => true', `tag +> 'more'`, `loglevel => info`])} }`;
}

function variable(world: World, { parameters }: Place): string {
  const again = world.chance(10) ? world.random.pick(['one', ...parameters]) : undefined;
  return `$${again ?? `v${world.next()}`} = ${codeOf('Any', world)}`;
}

function looked(world: World): string {
  const known = world.hasData && !world.chance(5);
  const key = known ? world.random.pick(['shared::text', 'shared::list', 'shared::hash']) : 'nosuch::key';
  const options = world.random.pick([
    '',
    `, { default_value => 'd' }`,
    `, Data, 'first', 'd'`,
    `, Data, 'deep'`,
    `, Array, 'unique'`,
    `, { merge => 'first', default_value => 1 }`,
  ]);
  return `notify { "looked ${world.title('notify', false)}": message => lookup('${key}'${options}) }`;
}

function tagged(world: World): string {
  return `tag('${world.random.pick(['t1', 'blue', 'm::t'])}')`;
}

function asked(world: World): string {
  const what = world.random.pick([
    `tagged('blue')`,
    `defined(Notify['n0'])`,
    `defined('alpha')`,
    `$title`,
    `$module_name`,
    `$name`,
  ]);
  return `notify { "${world.title('notify', false)}": message => "\${${what.startsWith('$') ? what.slice(1) : what}}" }`;
}
