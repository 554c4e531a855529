import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dalang } from '../support/program.ts';

const SITE = `notify { 'a':
  require => Notify['b'],
}
notify { 'b':
  require => Notify['a'],
  message => $facts['kernle'],
}
`;

const FACTS = [
  { name: 'n1', values: { kernel: 'Linux' } },
  { name: 'n2', values: { kernel: 'Linux' } },
];

const test = suite<{ folder: string }>('dalang check');

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-check-'));
  const files = {
    'env/manifests/site.pp': SITE,
    'facts.json': JSON.stringify(FACTS),
    'none.json': '{"resources": 1}',
    'bad.json': '{\n "a": ]',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(context.folder, name)), { recursive: true });
    writeFileSync(join(context.folder, name), text);
  }
});
test.after(({ folder }) => rmSync(folder, { recursive: true }));

const compile = (folder: string, ...more: string[]) =>
  dalang(['compile', '--environment', 'env', '--facts', 'facts.json', ...more], { cwd: folder });

const RING = `Error: Dependency cycle: Notify[a] => Notify[b] => Notify[a] (file: FOLDER/env/manifests/site.pp, line: 1)
   |
 1 | notify { 'a':
   | ^^^^^^^^^^^^^
   = Notify[b] (line: 4, column: 1)
   |
 4 | notify { 'b':
   | -------------
   = hint: each of these must be done before the next; the agent refuses such a catalog
`;

test('compile --check prints the catalog and then what is wrong with it', async ({ folder }) => {
  const { status, stdout, stderr } = await compile(folder, '--node', 'n1', '--check');
  assert.is(status, 1);
  assert.is((JSON.parse(stdout) as { name: string }).name, 'n1');
  assert.is(stderr.replaceAll(folder, 'FOLDER'), RING);
  assert.is((await compile(folder, '--node', 'n1')).status, 0);
});

test('compile --report-missing-facts names facts, nodes and places', async ({ folder }) => {
  const { status, stderr } = await compile(folder, '--all', '--output', 'catalogs', '--report-missing-facts');
  assert.is(status, 0);
  const site = join(folder, 'env', 'manifests', 'site.pp');
  assert.is(
    stderr,
    `Missing fact: kernle (2 of 2 nodes: n1, n2)\n  ${site}:6:14  $facts['kernle']\n  hint: Did you mean 'kernel'?\n2 of 2 nodes compiled\n`,
  );
});

test('check reads catalogs of one and of several', async ({ folder }) => {
  const one = await dalang(['check', 'catalogs/n1.json'], { cwd: folder });
  assert.is(one.status, 1);
  assert.is(one.stdout, '');
  assert.is(one.stderr.replaceAll(folder, 'FOLDER'), RING);
  const both = await dalang(['check', 'catalogs/n1.json', 'catalogs/n2.json'], { cwd: folder });
  assert.match(both.stderr, /^n1:\nError: [\s\S]*\nn2:\nError: [\s\S]*\n0 of 2 catalogs are sound\n$/);
});

test('check reads what commands log before the catalog, several in one file, and data of old versions', async ({ folder }) => {
  const catalog = readFileSync(join(folder, 'catalogs', 'n1.json'), 'utf8');
  const { resources, ...rest } = JSON.parse(catalog) as { resources: { title: string; parameters?: object }[] };
  const sound = { ...rest, resources: resources.map(({ parameters: _, ...resource }) => resource) };
  const input = async (text: string) => dalang(['check', '-'], { cwd: folder, input: text });
  assert.is((await input(`Notice: Compiled catalog for n1\n${catalog}`)).status, 1);
  assert.is((await input(JSON.stringify(sound))).status, 0);
  assert.match((await input(catalog + JSON.stringify(sound))).stderr, /\n1 of 2 catalogs are sound\n$/);
  assert.match((await input(JSON.stringify([sound, sound]))).stderr, /^2 of 2 catalogs are sound\n$/);
  assert.is((await input(JSON.stringify({ document_type: 'Catalog', data: sound }))).status, 0);
});

test('check says what is no catalog', async ({ folder }) => {
  const mistakes: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [[], /no catalog given\n {2}hint: /],
    [['none.json'], /none\.json holds no catalog\n {2}hint: /],
    [['bad.json'], /bad\.json:2:7 is no JSON: /],
    [['facts.json'], /facts\.json holds no catalog\n/],
    [['env/manifests/site.pp'], /site\.pp holds no catalog\n/],
    [['nowhere.json'], /cannot read nowhere\.json: no such file/],
  ];
  for (const [args, message] of mistakes) {
    const { status, stderr } = await dalang(['check', ...args], { cwd: folder });
    assert.is(status, 2);
    assert.match(stderr, message);
  }
});

test.run();
