/** Hiera data for the parameters of all classes of one module: three levels, lookup options, interpolation. */
import type { Random } from '../../random.ts';
import { ValueMaker } from './by-type.ts';
import type { Declaration, Declarations, DeclaredParameter } from './declarations.ts';
import { isList, Secret, type Value } from './value.ts';

const HIERA = `version: 5
defaults:
  datadir: data
  data_hash: yaml_data
hierarchy:
  - name: Node
    path: "nodes/%{trusted.certname}.yaml"
  - name: Family
    path: "os/%{facts.os.family}.yaml"
  - name: Common
    path: common.yaml
`;

const LEVELS: readonly string[] = [
  'nodes/web1.example.com.yaml',
  'os/Debian.yaml',
  'os/RedHat.yaml',
  'os/Suse.yaml',
  'common.yaml',
];

/** What values refer to. */
const SHARED: readonly [string, Value][] = [
  ['shared::family', '%{facts.os.family}'],
  ['shared::words', ['one', '%{facts.os.name}', "%{lookup('shared::family')}"]],
  ['shared::settings', { '%{facts.kernel}': "%{lookup('shared::words.0')}", nested: { key: '%{trusted.certname}' } }],
  ['shared::number', 42],
];

/** The files of an environment, by path. */
export function dataFor(classes: readonly Declaration[], declarations: Declarations, random: Random): Record<string, string> {
  const levels = new Map<string, [string, Value][]>(LEVELS.map((level) => [level, []]));
  const options: Record<string, Value> = {};
  const maker = new ValueMaker(declarations.aliases, random);
  for (const { name, parameters } of classes)
    for (const parameter of parameters) {
      if (parameter.fallback !== undefined && random.below(3) > 0) continue;
      const key = `${name}::${parameter.name}`;
      const values = LEVELS.filter((level) => level === 'common.yaml' || random.below(5) === 0).map(
        (level) => [level, dataValue(parameter, maker, random)] as const,
      );
      for (const [level, value] of values) levels.get(level)?.push([key, bare(value)]);
      const option = optionOf(
        values.map(([, value]) => value),
        parameter,
        random,
      );
      if (option !== undefined) options[key] = option;
    }
  levels.get('common.yaml')?.unshift(['lookup_options', options], ...SHARED);
  const files = [...levels].map(([level, entries]) => [`data/${level}`, yaml(entries)] as const);
  return { 'hiera.yaml': HIERA, 'manifests/site.pp': '', ...Object.fromEntries(files) };
}

function dataValue(parameter: DeclaredParameter, maker: ValueMaker, random: Random): Value {
  const value = likeFallback(parameter, random) ?? maker.make(parameter.type, parameter.name);
  return parameter.type === undefined ? interpolated(value, random) : value;
}

/** Without a type, the default tells best what modules work with. */
function likeFallback({ type, fallback }: DeclaredParameter, random: Random): Value {
  if (type !== undefined || fallback === undefined) return undefined;
  if (fallback.kind === 'LiteralBoolean') return random.below(2) === 0;
  if (fallback.kind === 'LiteralInteger') return Number(fallback.value) + random.below(3);
  if (fallback.kind === 'LiteralString' && random.below(2) === 0) return fallback.value;
  if (fallback.kind === 'LiteralList') return ['one', 'two', `three${random.below(3)}`];
  if (fallback.kind === 'LiteralHash') return { option: 'value', [`other${random.below(3)}`]: { inner: random.below(9) } };
  return undefined;
}

/** The same kind of value, in part or as a whole from elsewhere. */
function interpolated(value: Value, random: Random): Value {
  if (random.below(4) > 0) return value;
  if (typeof value === 'string')
    return random.pick([`${value}-%{facts.os.family}`, "%{lookup('shared::family')}", `%{literal('%')}{${value}}`]);
  if (typeof value === 'number') return "%{alias('shared::number')}";
  if (isList(value)) return random.pick(["%{alias('shared::words')}", [...value, '%{facts.os.release.major}']]);
  if (typeof value === 'object') return random.pick(["%{alias('shared::settings')}", { ...value, at: '%{facts.networking.fqdn}' }]);
  return value;
}

function optionOf(values: readonly Value[], { type, name }: DeclaredParameter, random: Random): Value {
  if (values.some((value) => value instanceof Secret)) return { convert_to: 'Sensitive' };
  if (type === undefined && name.includes('password') && random.below(6) === 0) return { convert_to: 'Sensitive' };
  if (values.every(isList)) return { merge: random.pick<Value>(['first', 'unique', { strategy: 'deep', knockout_prefix: '--' }]) };
  if (values.every((value) => typeof value === 'object')) return { merge: random.pick<Value>(['hash', { strategy: 'deep' }]) };
  return undefined;
}

/** What stands in the file: `convert_to` makes a secret of it. */
function bare(value: Value): Value {
  if (value instanceof Secret) return value.value;
  if (isList(value)) return value.map(bare);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bare(each)]));
  return value;
}

function yaml(entries: readonly (readonly [string, Value])[]): string {
  return `---\n${entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value ?? null)}\n`).join('')}`;
}
