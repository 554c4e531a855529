import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  explainOrigin,
  FactScope,
  type Hop,
  Invocation,
  Lookup,
  LookupTrace,
  lookupValue,
} from '../../../compiler/lookup/index.ts';
import type { Value } from '../../../compiler/values/index.ts';
import { ENVIRONMENT } from '../../support/lookup-cases.ts';
import { RecordingLog } from '../../support/lookup-run.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

const FILES = {
  'hiera.yaml':
    'version: 5\nhierarchy:\n  - {name: a, path: "%{fact}.yaml"}\n  - {name: b, paths: [b.yaml, c.yaml]}\n  - {name: j, data_hash: json_data, path: j.json}\n',
  'data/F.yaml': `
list: [x, {k: "%{fact}"}]
h: {a: {deep: 1}}
deep: {a: {x: 1, l: [p]}}
text: "%{lookup('h.b')} and %{fact}"
alias: "%{alias('deep')}"
"%{fact}key": {"in %{fact}": v}
keyed: {"in %{fact}": v}
nothing: "%{lookup('gone')}"
u: [1, 2]
`,
  'data/b.yaml': `
h: {b: 2}
deep: {a: {x: 2, y: 3, l: [q]}, b: 4}
u: 3
lookup_options:
  h: {merge: hash}
  deep: {merge: deep}
  u: {merge: unique}
  secret: {convert_to: Sensitive}
`,
  'data/c.yaml': 'deep: {a: {z: 5}}\nsecret: s\nu: [[7], 1]\n',
  'data/j.json': '{\n  "j": [1, {"k": "%{fact}"}]\n}\n',
};

/** The hops as lines: kind, text, place (line:column and the text that is marked), and indented below what they came from. */
function way(key: string, ...path: Value[]): string {
  const files = new MemoryFiles(ENVIRONMENT, FILES);
  const environment = { name: 'production', path: ENVIRONMENT, globalConfig: '/none/hiera.yaml', moduleFolder: () => undefined };
  const lookup = new Lookup(environment, { files });
  const adapter = lookup.adapter(new RecordingLog());
  const trace = new LookupTrace((name) => name);
  adapter.explainer = trace;
  adapter.watch = trace.watch;
  const scope = Object.assign(new FactScope(new Map([['fact', 'F']])), { callFunction: () => 'converted' });
  lookupValue({ names: key }, new Invocation(adapter, scope));
  const [data] = trace.take();
  if (data === undefined) throw new Error('no lookup was noted');
  const variable = (binding: unknown, name: string, rest: readonly Value[]): readonly Hop[] => [
    { kind: 'fact', text: [binding, name, ...rest].map(String).join(' '), from: [] },
  ];
  return linesOf(explainOrigin(data, path, { lookup, variable }), '').join('\n');
}

function linesOf(hop: Hop, indent: string): readonly string[] {
  const { at, data } = hop;
  const place = at && ` ${at.source.place(at.offset).line}: ${at.source.text.slice(at.offset, at.offset + at.length)}`;
  const file = data?.file === undefined ? '' : ` ${data.file.replace(`${ENVIRONMENT}/data/`, '')}`;
  const line = `${indent}${hop.kind} ${hop.text}${file}${place ?? ''}`;
  return [line, ...hop.from.flatMap((from) => linesOf(from, `${indent}  `))];
}

const provenance = suite('provenance');

provenance('an entry of an array', () =>
  assert.is(way('list', 0n), 'lookup lookup of \'list\'\n  data environment data, level "a" F.yaml 2: x'),
);

provenance('an entry that was interpolated', () =>
  assert.is(
    way('list', 1n, 'k'),
    `lookup lookup of 'list'
  data environment data, level "a" F.yaml 2: %{fact}
    interpolation %{fact}
      fact fact fact`,
  ),
);

provenance('entries of a merged hash', () => {
  assert.is(way('h', 'b'), 'lookup lookup of \'h\', merge hash\n  data environment data, level "b" b.yaml 2: 2');
  assert.is(way('h', 'a', 'deep'), 'lookup lookup of \'h\', merge hash\n  data environment data, level "a" F.yaml 3: 1');
});

provenance('parts of a deep merge', () => {
  const first = (...path: Value[]) =>
    way('deep', ...path)
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^.*level /, ''));
  assert.equal(first('a', 'x'), ['"a" F.yaml 4: 1']);
  assert.equal(first('a', 'y'), ['"b" b.yaml 3: 3']);
  assert.equal(first('a', 'z'), ['"b" c.yaml 1: 5']);
  assert.equal(first('a', 'l').length, 2);
  assert.equal(first('a', 'l', 0n), ['"b" b.yaml 3: q']);
  assert.equal(first('a', 'l', 1n), ['"a" F.yaml 4: p']);
  assert.equal(first('a').length, 3);
});

provenance('elements of a unique merge', () => {
  const first = (at: bigint) =>
    way('u', at)
      .split('\n')[1]
      ?.replace(/^.*level /, '');
  assert.is(first(2n), '"b" b.yaml 4: 3');
  assert.is(first(3n), '"b" c.yaml 3: 7');
});

provenance('each part of a text', () =>
  assert.is(
    way('text'),
    `lookup lookup of 'text'
  data environment data, level "a" F.yaml 5: %{lookup('h.b')} and %{fact}
    interpolation %{lookup('h.b')}
      data environment data, level "b" b.yaml 2: 2
    interpolation %{fact}
      fact fact fact`,
  ),
);

provenance('through an alias', () =>
  assert.is(
    way('alias', 'a', 'y'),
    `lookup lookup of 'alias'
  data environment data, level "a" F.yaml 6: %{alias('deep')}
    interpolation %{alias('deep')}
      data environment data, level "b" b.yaml 3: 3`,
  ),
);

provenance('a key that was interpolated', () =>
  assert.is(way('keyed', 'in F'), 'lookup lookup of \'keyed\'\n  data environment data, level "a" F.yaml 8: v'),
);

provenance('a dotted key', () =>
  assert.is(way('deep.a.z'), 'lookup lookup of \'deep.a.z\', merge deep\n  data environment data, level "b" c.yaml 1: 5'),
);

provenance('nothing found', () =>
  assert.is(
    way('nothing'),
    `lookup lookup of 'nothing'
  data environment data, level "a" F.yaml 9: %{lookup('gone')}
    interpolation %{lookup('gone')}
      lookup lookup of 'gone': no value found`,
  ),
);

provenance('a value that was converted', () =>
  assert.is(way('secret'), 'lookup lookup of \'secret\', convert_to Sensitive\n  data environment data, level "b" c.yaml 2: s'),
);

provenance('JSON has places', () =>
  assert.is(
    way('j', 1n, 'k'),
    `lookup lookup of 'j'
  data environment data, level "j" j.json 2: %{fact}
    interpolation %{fact}
      fact fact fact`,
  ),
);

provenance.run();
