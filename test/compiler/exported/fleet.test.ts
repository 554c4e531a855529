/** A fleet whose nodes collect what the others export, compiled to a fix point; the store in a file. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type CompileResult,
  compile,
  compileToFixPoint,
  DEFAULT_SETTINGS,
  Environment,
  ExportFileError,
  ExportStore,
  readExports,
  type Unsettled,
  unsettledText,
  writeExports,
} from '../../../compiler/index.ts';

interface Run {
  readonly store: ExportStore;
  /** Names in the order in which they were compiled. */
  readonly order: readonly string[];
  readonly results: ReadonlyMap<string, CompileResult>;
  readonly unsettled: Unsettled | undefined;
}

function run(code: string, names: readonly string[], store = new ExportStore(), maxRounds?: number): Run {
  const environment = new Environment({ settings: DEFAULT_SETTINGS }).with({ code });
  const order: string[] = [];
  const results = new Map<string, CompileResult>();
  const nodes = names.map((name) => ({ name, facts: { role: name } }));
  const compileNode = (node: (typeof nodes)[number]) => {
    order.push(node.name);
    results.set(node.name, compile(environment, node, { exports: store }));
  };
  const unsettled = compileToFixPoint(nodes, store, compileNode, maxRounds);
  return { store, order, results, unsettled };
}

/** Titles of the Notify resources in a node's last catalog. */
function notifies({ results }: Run, name: string): readonly string[] {
  const result = results.get(name);
  if (!result?.ok) return [result?.error ?? 'not compiled'];
  return result.catalog.resources.filter(({ type }) => type === 'Notify').map(({ title }) => title);
}

const fleet = suite('a fleet with exported resources');

fleet('nodes are compiled by name, and once when nobody collects', () => {
  const all = run("@@notify { $facts['role']: }", ['c', 'a', 'b']);
  assert.equal(all.order, ['a', 'b', 'c']);
  assert.is(all.unsettled, undefined);
});

fleet('a collector finds what later nodes export, in a second round', () => {
  const code = "node 'a' { Notify <<| |>> } node default { @@notify { $facts['role']: } }";
  const all = run(code, ['a', 'b', 'c']);
  assert.equal(all.order, ['a', 'b', 'c', 'a']);
  assert.equal(notifies(all, 'a'), ['b', 'c']);
});

fleet('a collector that comes last is compiled once', () => {
  const code = "node 'z' { Notify <<| |>> } node default { @@notify { $facts['role']: } }";
  assert.equal(run(code, ['z', 'b', 'c']).order, ['b', 'c', 'z']);
});

fleet('exports that depend on what was collected travel along a chain', () => {
  const code = `
    define link() { $next = $title + 1 if "\${next}" == $facts['role'] { @@link { "\${next}": } } notify { "\${title}": } }
    define start() { @@link { '1': } }
    Link <<| |>>
    if $facts['role'] == '1' { @@link { '1': } }`;
  const all = run(code, ['3', '2', '1']);
  assert.is(all.unsettled, undefined);
  assert.equal(
    ['1', '2', '3'].map((name) => notifies(all, name).slice().sort()),
    [
      ['1', '2', '3'],
      ['1', '2', '3'],
      ['1', '2', '3'],
    ],
  );
});

fleet('every node collects from every other', () => {
  const all = run("@@notify { $facts['role']: } Notify <<| |>>", ['a', 'b', 'c']);
  for (const name of ['a', 'b', 'c']) assert.equal(notifies(all, name).slice().sort(), ['a', 'b', 'c']);
  assert.equal(all.order, ['a', 'b', 'c', 'a', 'b']);
});

fleet('exports without rest end with a diagnostic', () => {
  const code = `
    define tick($count = 0) { }
    $other = puppetdb_query("resources[title] { type = 'Tick' and exported = true and certname != '\${facts['role']}' }")
    $last = $other.reduce(0) |$most, $row| { max($most, Integer($row['title'])) }
    @@tick { String($last + 1): }`;
  const { unsettled } = run(code, ['a', 'b'], new ExportStore(), 4);
  assert.ok(unsettled);
  assert.is(
    unsettledText(unsettled as Unsettled),
    'The exported resources still change after 4 rounds: those of a (Tick[5], Tick[3]). Not up to date: b',
  );
});

fleet('a node that does not compile keeps what it exported before, and gets another try when that changes', () => {
  const store = run("@@notify { 'old': }", ['b']).store;
  const code = "node 'a' { Notify <<| |>> } node 'b' { fail('no') }";
  const all = run(code, ['a', 'b'], store);
  assert.equal(notifies(all, 'a'), ['old']);
  const duplicate = "node 'a' { Notify <<| |>> } node default { @@notify { 'same': } }";
  assert.match(notifies(run(duplicate, ['a', 'b', 'c']), 'a')[0] as string, /^A duplicate resource was found/);
});

fleet('what is no longer exported is no longer found', () => {
  const { store } = run("node 'a' { Notify <<| |>> } node 'b' { @@notify { 'x': } }", ['a', 'b']);
  const again = run("node 'a' { Notify <<| |>> } node 'b' { }", ['a', 'b'], store);
  assert.equal(again.order, ['a', 'b', 'a']);
  assert.equal(notifies(again, 'a'), []);
});

fleet('a query of all resources has the fleet compiled with them', () => {
  const code = `
    class web { }
    node 'a' { puppetdb_query('resources[certname] { type = "Class" and title = "Web" }').each |$row| { notify { $row['certname']: } } }
    node default { include web }`;
  const all = run(code, ['a', 'b', 'c']);
  assert.equal(notifies(all, 'a'), ['b', 'c']);
  assert.equal(all.store.partialNodes, []);
});

fleet('a text with a rich value, a Sensitive one and a reference arrive in the other catalog', () => {
  const code = `
    define box(SemVer $version, Sensitive[String] $secret, $ref) { notify { "\${version} \${secret.unwrap} \${ref}": } }
    node 'a' { @@box { 'x': version => SemVer('1.2.3'), secret => Sensitive('s'), ref => File['/x'], require => Stage['main'] } }
    node 'b' { Box <<| |>> }`;
  assert.equal(notifies(run(code, ['a', 'b']), 'b'), ['1.2.3 s File[/x]']);
});

fleet.run();

const file = suite<{ folder: string }>('exported resources in a file');

file.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-exports-'));
});
file.after(({ folder }) => rmSync(folder, { recursive: true }));

file('is read as it was written, byte for byte', ({ folder }) => {
  const code = `
    @@notify { $facts['role']: message => Sensitive("sécret\n"), withpath => true, tag => ['x::y'] }
    @@file { "/\${facts['role']}": content => Binary('aGk='), backup => 9007199254740993 }`;
  const path = join(folder, 'exports.json');
  const { store } = run(code, ['b', 'a']);
  writeExports(path, store);
  const text = readFileSync(path, 'utf8');
  writeExports(path, readExports(path));
  assert.is(readFileSync(path, 'utf8'), text);
  assert.match(text, /9007199254740993/);
  assert.equal(readdirSync(folder), ['exports.json']);
  const other = run('Notify <<| |>>', ['c'], readExports(path));
  assert.equal(notifies(other, 'c'), ['a', 'b']);
});

file('that is not there is empty, and one that is none of it is refused', ({ folder }) => {
  assert.equal(readExports(join(folder, 'none.json')).nodes, []);
  for (const [text, message] of [
    ['{', /is no JSON/],
    ['[]', /"nodes" is missing/],
    ['{"version": 2, "nodes": {}}', /of another version/],
    ['{"version": 1, "nodes": {"a": {}}}', /node a has no "resources"/],
    ['{"version": 1, "nodes": {"a": {"resources": [{"type": "File"}]}}}', /resource 0 of node a has no type and title/],
  ] as const) {
    const path = join(folder, 'bad.json');
    writeFileSync(path, text);
    assert.throws(
      () => readExports(path),
      (error: unknown) => error instanceof ExportFileError && message.test(error.message),
    );
  }
});

file('that cannot be written leaves nothing behind', ({ folder }) => {
  const path = join(folder, 'no-such-folder', 'exports.json');
  assert.throws(() => writeExports(path, new ExportStore()), /ENOENT/);
  assert.not.ok(existsSync(join(folder, 'no-such-folder')));
});

file.run();
