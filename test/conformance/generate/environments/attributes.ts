/** Attributes of resources and values of parameters. */
import type { MadeParameter, World } from './world.ts';

/** Built-in types with attributes that they have, and values that are plausible. */
export const TYPES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  notify: {
    message: [`'hello'`, `"from \${title}"`, `"\${facts['os']['family']}"`, '[1, 2]', 'undef'],
    withpath: ['true', 'false'],
  },
  file: {
    ensure: [`'file'`, `'directory'`, 'absent'],
    mode: [`'0644'`, `'0600'`],
    owner: [`'root'`, 'undef'],
    content: [`"text\\n"`, `"x=\${title}"`, `Sensitive('s3cret')`],
  },
  user: { ensure: ['present'], uid: ['100', `'100'`], groups: [`['a', 'b']`, `'a'`, '[]'], password: [`Sensitive('x')`] },
  exec: { command: [`'/bin/true'`], refreshonly: ['true'], path: [`['/bin', '/usr/bin']`], unless: [`'/bin/false'`] },
  package: { ensure: ['installed', `'1.2'`, 'latest'], name: [`"p-\${title}"`] },
  service: { ensure: ['running', 'stopped'], enable: ['true', 'false'] },
};

const METAPARAMETERS: Readonly<Record<string, readonly string[]>> = {
  tag: [`'blue'`, `['blue', 'green']`, `'m::x'`],
  noop: ['true', 'false'],
  loglevel: ['debug', 'warning'],
  alias: [`"al-\${title}"`],
  audit: [`'all'`],
  schedule: [`'daily'`],
};

const RELATIONS = ['require', 'before', 'notify', 'subscribe'];

/** Up to three attributes, comma-separated. */
export function attributesOf(type: string, world: World): string {
  const { random } = world;
  const own = TYPES[type] ?? {};
  const names = Object.keys(own).filter(() => world.chance(40));
  const parts = names.map((name) => `${name} => ${random.pick(own[name] as readonly string[])}`);
  if (world.chance(20)) {
    const meta = random.pick(Object.keys(METAPARAMETERS));
    parts.push(`${meta} => ${random.pick(METAPARAMETERS[meta] as readonly string[])}`);
  }
  if (world.chance(12)) parts.push(`${random.pick(RELATIONS)} => ${references(world)}`);
  if (world.chance(1) && world.chance(30)) parts.push(`nosuch => 1`);
  return parts.join(', ');
}

function references(world: World): string {
  return world.chance(75) ? world.reference() : `[${world.reference()}, ${world.reference()}]`;
}

const VALUES: Readonly<Record<MadeParameter['type'], readonly string[]>> = {
  Integer: ['1', '80', '-5', '0x1F'],
  String: [`'text'`, `''`, `"in \${facts['networking']['hostname']}"`, `upcase('abc')`],
  Boolean: ['true', 'false'],
  Array: ['[]', `['a', 'b']`, '[1, [2]]', `['x'].map |$v| { "\${v}y" }`],
  Hash: ['{}', '{ a => 1 }', `{ 'a' => { 'b' => [1] } }`, '{ a => 1 } + { b => 2 }'],
  Any: ['undef', '1.5', `'any'`, 'Integer', 'default', '/re/', `Sensitive('x')`],
};

export function codeOf(type: MadeParameter['type'], world: World): string {
  const kind = world.chance(3) ? world.random.pick(Object.keys(VALUES) as MadeParameter['type'][]) : type;
  return world.random.pick(VALUES[kind]);
}

const DATA: Readonly<Record<MadeParameter['type'], readonly string[]>> = {
  Integer: ['7', '8080'],
  String: ['from data', `'%{facts.os.family} data'`, `"%{lookup('shared::text')}"`, `'%{nosuch}'`],
  Boolean: ['true', 'no'],
  Array: ['[d1, d2]', `['%{trusted.certname}']`, '[]'],
  Hash: ['{k: v}', `{a: {c: 3}, d: '%{facts.os.name}'}`],
  Any: ['~', '3.5', 'word', '[1]'],
};

/** A value as YAML. */
export function dataOf(type: MadeParameter['type'], world: World): string {
  const kind = world.chance(3) ? world.random.pick(Object.keys(DATA) as MadeParameter['type'][]) : type;
  return world.random.pick(DATA[kind]);
}
