import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CatalogFinding, checkCatalog, compile, Environment } from '../../compiler/index.ts';

const test = suite('catalog checks');

function findings(code: string): readonly CatalogFinding[] {
  const result = compile(new Environment({}, code), { name: 'n' });
  if (!result.ok) throw new Error(result.error);
  return checkCatalog(result.catalog);
}

const messages = (code: string) => findings(code).map(({ rule, message }) => `${rule}: ${message}`);

const CASES: Readonly<Record<string, readonly [code: string, expected: readonly string[]]>> = {
  'a sound catalog': [
    `class a { notify { 'x': } -> notify { 'y': } } include a
     notify { 'z': require => Class['a'] }`,
    [],
  ],
  'two that wait for each other': [
    `notify { 'a': require => Notify['b'] } notify { 'b': require => Notify['a'] }`,
    ['dependency-cycle: Dependency cycle: Notify[a] => Notify[b] => Notify[a]'],
  ],
  'one that waits for itself': [
    `notify { 'a': require => Notify['a'] }`,
    ['dependency-cycle: Dependency cycle: Notify[a] => Notify[a]'],
  ],
  'a ring through what classes contain': [
    `class a { notify { 'a': require => Class['b'] } } class b { notify { 'b': require => Notify['a'] } } include a, b`,
    ['dependency-cycle: Dependency cycle: Notify[a] => Notify[b] => Class[B] => Notify[a]'],
  ],
  'a resource that waits for the class it stands in': [
    `class a { notify { 'a': require => Class['a'] } } include a`,
    ['dependency-cycle: Dependency cycle: Notify[a] => Class[A] => Notify[a]'],
  ],
  'two rings': [
    `notify { ['a', 'b', 'c', 'd']: }
     Notify['a'] -> Notify['b'] -> Notify['a']
     Notify['c'] ~> Notify['d'] ~> Notify['c']`,
    [
      'dependency-cycle: Dependency cycle: Notify[a] => Notify[b] => Notify[a]',
      'dependency-cycle: Dependency cycle: Notify[c] => Notify[d] => Notify[c]',
    ],
  ],
  'files that differ by slashes alone': [
    `file { '/etc//x': } file { 'other': path => '/etc/x' }`,
    ['duplicate-path: File[other] and File[/etc//x] are one resource: both manage /etc/x'],
  ],
  'references by alias, path and reference text': [
    `file { 'conf': path => '/etc/x', alias => 'al' }
     notify { 'a': require => [File['al'], File['/etc/x'], 'File[conf]'] }`,
    [],
  ],
};

for (const [name, [code, expected]] of Object.entries(CASES)) {
  test(name, () => {
    const found = messages(code);
    const rings = (texts: readonly string[]) => texts.map((text) => rotated(text)).sort();
    assert.equal(rings(found), rings(expected));
  });
}

/** A ring may be told from any of its members: here from the least. */
function rotated(text: string): string {
  const [, head, ring] = /^(dependency-cycle: Dependency cycle: )(.*)$/.exec(text) ?? [];
  if (head === undefined || ring === undefined) return text;
  const members = ring.split(' => ').slice(0, -1);
  const turns = members.map((_, at) => [...members.slice(at), ...members.slice(0, at), members[at]].join(' => '));
  return head + turns.sort()[0];
}

test('places of all that take part', () => {
  const [finding] = findings(`\n\nnotify { 'a': require => Notify['b'] }\nnotify { 'b':\n  require => Notify['a'] }`);
  const lines = [finding?.at?.line, ...(finding?.related ?? []).map(({ at }) => at.line)];
  assert.equal(lines.sort(), [3, 4]);
});

test('a ring of 20,000 resources is found', () => {
  const code = `Integer[0, 19999].each |$i| { notify { "n\${i}": require => Notify["n\${($i + 1) % 20000}"] } }`;
  const found = findings(code);
  assert.is(found.length, 1);
  assert.is(found[0]?.message.split(' => ').length, 20_001);
});

test.run();
