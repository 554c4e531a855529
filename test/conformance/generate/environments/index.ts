/**
 * Whole small environments: modules with classes and defines, a main manifest with nodes, hiera data, facts; most of them compile.
 */
import type { Json } from '../../../support/line-process.ts';
import { Random } from '../../random.ts';
import { codeOf, dataOf } from './attributes.ts';
import { statements } from './statements.ts';
import { type MadeDefinition, type MadeParameter, World } from './world.ts';

export interface MadeEnvironment {
  /** Texts by path in the environment. */
  readonly files: Readonly<Record<string, string>>;
  readonly node: string;
  readonly facts: Readonly<Record<string, Json>>;
  readonly classes: readonly string[];
}

const CLASSES = ['alpha', 'alpha::one', 'alpha::two', 'beta', 'beta::deep::leaf', 'gamma'];
const DEFINES = ['alpha::item', 'beta::pair', 'gamma::thing'];
const PARAMETERS = ['size', 'label', 'flag', 'items', 'options', 'extra'] as const;
const PARAMETER_TYPES = ['Integer', 'String', 'Boolean', 'Array', 'Hash', 'Any'] as const;

/** The environment of a number; the same number makes the same one. */
export function madeEnvironment(seed: number): MadeEnvironment {
  const world = new World(new Random(seed));
  const { random } = world;
  world.hasData = world.chance(80);
  for (const [rank, name] of CLASSES.entries()) if (world.chance(75)) world.classes.push(definition(world, 'class', name, rank));
  for (const [rank, name] of DEFINES.entries())
    if (world.chance(70)) world.defines.push(definition(world, 'define', name, rank + 10));
  const files: Record<string, string> = {};
  const bodies = new Map<string, string>();
  for (const one of [...world.classes, ...world.defines]) bodies.set(pathOf(one.name), source(world, one));
  files['manifests/site.pp'] = siteOf(world);
  for (const [path, text] of bodies) files[path] = text;
  Object.assign(files, dataFiles(world));
  const family = random.pick(['RedHat', 'Debian']);
  return {
    files,
    node: random.pick(['web1.example.com', 'db2.example.com', 'other']),
    facts: {
      os: { family, name: family === 'RedHat' ? random.pick(['RedHat', 'CentOS']) : 'Debian', release: { major: '9' } },
      networking: { hostname: 'web1', fqdn: 'web1.example.com' },
      processors: { count: random.below(5) },
      role: 'fact-role',
    },
    classes: world.chance(10) && world.classes.length > 0 ? [random.pick(world.classes).name] : [],
  };
}

function definition(world: World, kind: MadeDefinition['kind'], name: string, rank: number): MadeDefinition {
  const parameters: MadeParameter[] = [];
  for (const [index, parameter] of PARAMETERS.entries()) {
    if (!world.chance(30)) continue;
    const type = PARAMETER_TYPES[index] as MadeParameter['type'];
    parameters.push({ name: parameter, type, hasDefault: world.chance(kind === 'class' ? 95 : 70) });
  }
  return { kind, name, parameters, rank };
}

function pathOf(name: string): string {
  const [module, ...rest] = name.split('::');
  return `modules/${module}/manifests/${rest.length === 0 ? 'init' : rest.join('/')}.pp`;
}

function source(world: World, one: MadeDefinition): string {
  const parameters = one.parameters.map(({ name, type, hasDefault }) => {
    const written = type === 'Any' || world.chance(25) ? '' : `${type} `;
    return `  ${written}$${name}${hasDefault ? ` = ${codeOf(type, world)}` : ''},`;
  });
  const head = parameters.length === 0 ? '' : ` (\n${parameters.join('\n')}\n)`;
  const parents = world.classes.filter(({ rank }) => one.kind === 'class' && rank > one.rank);
  const parent = parents.length > 0 && world.chance(15) ? ` inherits ${world.random.pick(parents).name}` : '';
  const place = { kind: one.kind, rank: one.rank, parameters: one.parameters.map(({ name }) => name) };
  const uses = one.parameters.map(({ name }) => `$${name}`).join(' ');
  const shown =
    uses === '' || !world.chance(50)
      ? ''
      : `\n  notify { "${one.name} \${title} has": message => "${uses.replaceAll(/\$(\w+)/g, '${$1}')}" }`;
  return `${one.kind} ${one.name}${head}${parent} {\n${statements(world, place, 6)}${shown}\n}\n`;
}

function siteOf(world: World): string {
  const top = { kind: 'top' as const, rank: -1, parameters: [] };
  const inNode = { ...top, kind: 'node' as const };
  const parts = [statements(world, top, 6).replace(/^ {2}/gm, '')];
  if (world.chance(30)) {
    parts.push(`node 'web1.example.com' {\n${statements(world, inNode, 3)}\n}`);
    parts.push(`node /^db/, 'other' {\n${statements(world, inNode, 3)}\n}`);
    if (!world.chance(20)) parts.push(`node default { }`);
  }
  if (world.classes.length > 0) parts.push(`include ${world.random.pick(world.classes).name}`);
  return `${parts.join('\n')}\n`;
}

function dataFiles(world: World): Readonly<Record<string, string>> {
  if (!world.hasData) return {};
  const lines: string[] = ['---', 'shared::text: shared', 'shared::list: [a, b]', 'shared::hash: {a: {b: 1}}'];
  const node: string[] = ['---', 'shared::list: [c, a]', 'shared::hash: {a: {c: 2}}'];
  for (const { kind, name, parameters } of [...world.classes, ...world.defines]) {
    for (const parameter of parameters) {
      const line = `${name}::${parameter.name}: ${dataOf(parameter.type, world)}`;
      if (world.chance(kind === 'class' && !parameter.hasDefault ? 97 : 25)) lines.push(line);
      if (world.chance(10)) node.push(`${name}::${parameter.name}: ${dataOf(parameter.type, world)}`);
    }
  }
  return {
    'hiera.yaml':
      'version: 5\nhierarchy:\n  - name: node\n    path: "nodes/%{trusted.certname}.yaml"\n  - name: common\n    path: common.yaml\n',
    'data/common.yaml': `${lines.join('\n')}\n`,
    'data/nodes/web1.example.com.yaml': `${node.join('\n')}\n`,
  };
}
