/** Makes up environments of data: hierarchies, levels, values with interpolations of every kind, lookup options. */
import { dump } from 'js-yaml';
import type { Json } from '../support/line-process.ts';
import type { Random } from './random.ts';

export interface DataEnvironment {
  readonly files: Readonly<Record<string, string>>;
  readonly facts: { readonly [name: string]: Json };
  /** What may be looked up, found or not. */
  readonly keys: readonly string[];
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'm::x', 'm::y', 'm::z', 'n::x', 'dotted.key'] as const;
const FACTS = { host: 'h1', role: 'web', os: { family: 'RedHat', list: ['x', 'y'] }, tricky: '%{host}', empty: '' } as const;
const PATHS = [
  'common',
  'nodes/%{host}',
  'roles/%{facts.role}',
  'os/%{facts.os.family}',
  'none/%{nope}',
  'x/%{empty}',
  'more',
] as const;
const OPTIONS: readonly Json[] = [
  { merge: 'unique' },
  { merge: 'hash' },
  { merge: 'deep' },
  { merge: 'first' },
  { merge: { strategy: 'deep', knockout_prefix: '--' } },
  { convert_to: 'String' },
  { convert_to: 'Boolean' },
];

/** Now and then `global.yaml` is the configuration of a global layer, of version 5 or 3. */
export function randomEnvironment(random: Random): DataEnvironment {
  const levels = Array.from({ length: 1 + random.below(5) }, (_, index) => level(random, index));
  const files: Record<string, string> = { 'hiera.yaml': hieraYaml(random, levels), ...FUNCTIONS };
  addGlobal(random, files);
  for (const path of pathsOf(levels)) if (random.below(6) > 0) files[`data/${path}`] = dataFile(random, NAMES, path);
  if (random.below(2) === 0) addModule(random, files);
  const keys = [...NAMES, ...Array.from({ length: 8 }, () => dottedKey(random)), 'missing', 'm::missing', 'lookup_options'];
  return { files, facts: FACTS, keys };
}

interface Level {
  readonly [key: string]: Json;
}

function level(random: Random, index: number): Level {
  const name = `level ${index}`;
  if (random.below(7) === 0) return functionLevel(random, name);
  const extension = random.pick(['json', 'conf', 'yaml', 'yaml', 'yaml', 'yaml']);
  const how: Record<string, Json> = extension === 'yaml' ? {} : { data_hash: extension === 'json' ? 'json_data' : 'hocon_data' };
  const path = (): string => `${random.pick(PATHS)}${index}.${extension}`;
  switch (random.below(5)) {
    case 0:
      return { name, ...how, paths: [path(), path().replace('.', 'b.')] };
    case 1:
      return { name, ...how, glob: `g${index}/*.${extension}` };
    case 2:
      return { name, ...how, mapped_paths: ['facts.os.list', 'one', `mapped${index}/%{one}.${extension}`] };
    default:
      return { name, ...how, path: path() };
  }
}

/** Data functions of the module: one of each kind, which make their values of what they are given. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  'modules/m/functions/hash.pp':
    "function m::hash(Hash $options, Puppet::LookupContext $context) {\n  $values = $options['values']\n  $values\n}\n",
  'modules/m/functions/key.pp':
    'function m::key(String $key, Hash $options, Puppet::LookupContext $context) {\n' +
    "  unless $key in $options['values'] { $context.not_found }\n" +
    '  $context.explain || { "asked for ${key}" }\n' +
    "  $context.interpolate($options['values'][$key])\n}\n",
  'modules/m/functions/dig.pp':
    'function m::dig(Array[Variant[String, Integer]] $path, Hash $options, Puppet::LookupContext $context) {\n' +
    "  unless $path[0] in $options['values'] { $context.not_found }\n  $options['values'][$path[0]]\n}\n",
};

function functionLevel(random: Random, name: string): Level {
  const [kind, functionName] = random.pick([
    ['data_hash', 'm::hash'],
    ['lookup_key', 'm::key'],
    ['data_dig', 'm::dig'],
  ] as const);
  const values: Record<string, Json> = {};
  // Texts of hiera.yaml are resolved without methods.
  for (const key of NAMES)
    if (random.below(4) === 0) values[key] = random.pick(['%{host}', ['x', '%{role}'], { k: 'v', l: ['x'] }, 1.5]);
  return { name, [kind]: functionName, options: { values } };
}

function addGlobal(random: Random, files: Record<string, string>): void {
  const data = { 'global/one.yaml': dataFile(random, NAMES, 'one.yaml'), 'global/two.yaml': dataFile(random, NAMES, 'two.yaml') };
  switch (random.below(4)) {
    case 0: {
      const hierarchy = [
        { name: 'one', path: '%{empty}one.yaml' },
        { name: 'two', path: 'two.yaml' },
      ];
      files['global.yaml'] = dump({ version: 5, defaults: { datadir: 'global', data_hash: 'yaml_data' }, hierarchy });
      Object.assign(files, data);
      break;
    }
    case 1: {
      const merge = random.pick([
        {},
        { merge_behavior: 'deeper' },
        { merge_behavior: 'deep', deep_merge_options: { knockout_prefix: '--' } },
      ]);
      files['global.yaml'] = dump({
        backends: ['yaml'],
        hierarchy: ['one', 'two'],
        yaml: { datadir: '/ENVIRONMENT/global' },
        ...merge,
      });
      Object.assign(files, data);
      break;
    }
    default:
  }
}

function hieraYaml(random: Random, levels: readonly Level[]): string {
  const defaults = random.below(2) === 0 ? {} : { defaults: { datadir: 'data', data_hash: 'yaml_data' } };
  return dump({ version: 5, ...defaults, hierarchy: levels });
}

/** Files that the levels look for. */
function pathsOf(levels: readonly Level[]): string[] {
  const resolved = (text: string): string =>
    text
      .replace('%{host}', FACTS.host)
      .replace('%{facts.role}', FACTS.role)
      .replace('%{facts.os.family}', FACTS.os.family)
      .replace(/%\{(?:nope|empty)\}/, '');
  return levels.flatMap(({ path, paths, glob, mapped_paths: mapped }) => {
    if (path === undefined && paths === undefined && glob === undefined && mapped === undefined) return [];
    if (typeof path === 'string') return [resolved(path)];
    if (Array.isArray(paths)) return paths.map((one) => resolved(String(one)));
    if (typeof glob === 'string') return ['one', 'two'].map((name) => glob.replace('*', name));
    const template = String((mapped as readonly Json[])[2]);
    return FACTS.os.list.map((one) => template.replace('%{one}', one));
  });
}

function dataFile(random: Random, names: readonly string[], path: string): string {
  const data: Record<string, Json> = {};
  for (const name of names) if (random.below(2) === 0) data[name] = value(random, 3);
  if (random.below(3) === 0) data.lookup_options = lookupOptions(random, names);
  // HOCON takes JSON, too.
  return path.endsWith('.yaml') ? dump(data) : JSON.stringify(data);
}

function lookupOptions(random: Random, names: readonly string[]): Json {
  const options: Record<string, Json> = {};
  for (let count = 1 + random.below(3); count > 0; count--) options[random.pick(names)] = random.pick(OPTIONS);
  if (random.below(3) === 0)
    options[`^${names[0]?.startsWith('m::') ? 'm::' : random.pick(['a', '[bc]', 'm::'])}`] = random.pick(OPTIONS);
  return options;
}

function addModule(random: Random, files: Record<string, string>): void {
  const names = NAMES.filter((name) => name.startsWith('m::'));
  const byDefault = random.below(2) === 0 ? { default_hierarchy: [{ name: 'defaults', path: 'defaults.yaml' }] } : {};
  files['modules/m/hiera.yaml'] = dump({ version: 5, hierarchy: [{ name: 'm', path: 'm.yaml' }], ...byDefault });
  files['modules/m/data/m.yaml'] = dataFile(random, names, 'm.yaml');
  files['modules/m/data/defaults.yaml'] = dataFile(random, names, 'defaults.yaml');
}

function dottedKey(random: Random): string {
  const root = random.pick(NAMES);
  const steps = Array.from({ length: 1 + random.below(2) }, () => random.pick(['k', 'l', '0', '1', 'x', '"q.r"']));
  return [root === 'dotted.key' ? "'dotted.key'" : root, ...steps].join('.');
}

function value(random: Random, depth: number): Json {
  switch (random.below(depth > 0 ? 10 : 6)) {
    case 0:
      // No Integers: a path into one is a NoMethodError, whose text holds a line of Puppet's source.
      return random.pick(['seven', 7.5, false]);
    case 1:
      return random.pick([true, false, null, 1.5, -3.25, '', '--x', '--']);
    case 2:
    case 3:
      return random.pick(['x', 'y', 'z', 'text']);
    case 4:
    case 5:
      return text(random);
    case 6:
    case 7:
      return Array.from({ length: random.below(4) }, () => value(random, depth - 1));
    default:
      return Object.fromEntries(Array.from({ length: random.below(4) }, () => [hashKey(random), value(random, depth - 1)]));
  }
}

function hashKey(random: Random): string {
  return random.pick(['k', 'l', 'x', 'y', 'q.r', '%{host}']);
}

function text(random: Random): string {
  const before = random.pick(['', '', 'pre-', 'é ']);
  const after = random.pick(['', '', '-post', ' %']);
  return before + expression(random) + after;
}

function expression(random: Random): string {
  const key = random.below(4) === 0 ? dottedKey(random).replaceAll('"', '') : random.pick(NAMES);
  const variable = random.pick([
    'host',
    '::role',
    'facts.os.family',
    'facts.os.list.1',
    'nope',
    'tricky',
    'empty',
    'facts.nope',
    'os',
  ]);
  switch (random.below(9)) {
    case 0:
      return `%{alias('${key.replaceAll("'", '')}')}`;
    case 1:
    case 2:
      return `%{lookup('${key.replaceAll("'", '')}')}`;
    case 3:
      return `%{hiera("${key}")}`;
    case 4:
      return "%{literal('%')}{x}";
    case 5:
      return random.pick(['%{}', '%{::}', "%{scope('host')}", "%{heira('a')}", '%{hiera(a)}', '%{a.}']);
    default:
      return `%{${variable}}`;
  }
}
