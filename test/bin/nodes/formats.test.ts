import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nodesOf } from '../../../bin/node-input.ts';
import { UsageError } from '../../../bin/usage-error.ts';
import type { NodeData } from '../../../compiler/index.ts';
import { PuppetHash, type Value } from '../../../compiler/values/index.ts';
import { ROOT } from '../../support/program.ts';

interface FormatCase {
  readonly name: string;
  readonly file: string;
  readonly json?: unknown;
  readonly text?: string;
  readonly nodes?: readonly (readonly string[])[];
  readonly error?: string;
}

const NOTHING = { node: [], facts: undefined, trusted: undefined, classes: [], enc: undefined };

interface Context {
  folder: string;
}

function prepared(name: string) {
  const test = suite<Context>(name);
  test.before.each((context) => {
    context.folder = mkdtempSync(join(tmpdir(), 'dalang-nodes-'));
  });
  test.after.each(({ folder }) => rmSync(folder, { recursive: true }));
  return test;
}

/** Writes files, objects as JSON, and returns the path of the first. */
function write(folder: string, files: Readonly<Record<string, unknown>>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return join(folder, Object.keys(files)[0] as string);
}

function entry(data: NodeData[keyof NodeData], name: string): Value {
  return data instanceof PuppetHash ? data.get(name) : undefined;
}

function summary({ name, facts, trusted }: NodeData): readonly Value[] {
  return [name, entry(facts, 'role'), entry(trusted, 'certname')].filter((one) => one !== undefined);
}

function messageOf(body: () => unknown): UsageError {
  try {
    body();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}

const formats = prepared('forms of facts');

const cases = load(readFileSync(join(ROOT, 'fixtures', 'cli', 'nodes', 'formats.yaml'), 'utf8')) as readonly FormatCase[];
for (const { name, file, json, text, nodes, error } of cases) {
  formats(name, ({ folder }) => {
    const facts = write(folder, { [file]: text ?? json });
    const read = () => nodesOf({ ...NOTHING, facts }, true);
    if (error === undefined) return assert.equal(read().map(summary), nodes);
    const { message, hint } = messageOf(read);
    assert.ok(message.includes(error), message);
    assert.ok(hint !== undefined && message.includes(file));
  });
}

formats('a folder, an export, and one of many by its name', ({ folder }) => {
  write(folder, {
    'fleet/a.yaml': 'role: web\n',
    'fleet/many.json': [
      { certname: 'b', name: 'role', value: 'db' },
      { certname: 'c', name: 'role', value: 'mail' },
    ],
    'fleet/README.md': 'nothing',
    'export/puppetdb-bak/export-metadata.json': { version: 1 },
    'export/puppetdb-bak/facts/d.json': { certname: 'd', values: { role: 'dns' } },
  });
  const all = (path: string, node: readonly string[] = []) =>
    nodesOf({ ...NOTHING, facts: join(folder, path), node }, node.length === 0).map(summary);
  assert.equal(all('fleet'), [
    ['a', 'web'],
    ['b', 'db'],
    ['c', 'mail'],
  ]);
  assert.equal(all('export'), [['d', 'dns']]);
  assert.equal(all('export/puppetdb-bak'), [['d', 'dns']]);
  assert.equal(all('fleet', ['c', 'a']), [
    ['c', 'mail'],
    ['a', 'web'],
  ]);
  assert.equal(all('fleet/many.json', ['b']), [['b', 'db']]);
  const { message, hint } = messageOf(() => all('fleet', ['web1']));
  assert.match(message, /^no facts of node 'web1' in /);
  assert.is(hint, 'there are a, b, c');
});

const FACTERDB = '/usr/share/rubygems-integration/all/gems';

/** A file of each version of Facter, where FacterDB is installed. */
function facterdbFiles(): readonly string[] {
  const gem = existsSync(FACTERDB) ? readdirSync(FACTERDB).find((name) => name.startsWith('facterdb-')) : undefined;
  if (gem === undefined) return [];
  const facts = join(FACTERDB, gem, 'facts');
  const folders = readdirSync(facts, { withFileTypes: true }).filter((each) => each.isDirectory());
  return folders.map(({ name }) => join(facts, name, readdirSync(join(facts, name))[0] as string));
}

formats('the installed FacterDB, where there is one', () => {
  for (const facts of facterdbFiles()) {
    const [node] = nodesOf({ ...NOTHING, facts }, true);
    assert.is(node?.name, basename(facts, '.facts'));
    assert.type(
      entry(node?.facts, 'architecture') ?? entry(node?.facts, 'hardwaremodel') ?? entry(node?.facts, 'kernel'),
      'string',
    );
  }
});

formats.run();

const trust = prepared('trusted facts');

trust('of one node, of many, and none for a node', ({ folder }) => {
  write(folder, {
    'one.yaml': 'certname: x\nextensions: {pp_role: web}\n',
    'many.json': { a: { certname: 'a1' }, b: { certname: 'b1' } },
    'list.json': [1],
  });
  const of = (file: string, ...node: string[]) =>
    nodesOf({ ...NOTHING, trusted: join(folder, file), node }, false).map((each) => entry(each.trusted, 'certname'));
  assert.equal(of('one.yaml', 'a', 'b'), ['x', 'x']);
  assert.equal(of('many.json', 'b', 'a'), ['b1', 'a1']);
  assert.match(messageOf(() => of('many.json', 'c')).message, /^no trusted facts of node 'c' in .*many\.json$/);
  assert.match(messageOf(() => of('list.json', 'c')).message, /list\.json holds no hash$/);
});

trust.run();

const classifier = prepared('classifiers');

classifier('classes as a list, as a hash and of the command line', ({ folder }) => {
  write(folder, {
    'list.yaml': 'classes: [ntp, ssh]\nparameters: {dc: fra}\nenvironment: production\n',
    'enc/a.yaml': '---\nclasses:\n  ntp:\n    servers: [x]\n  ssh:\n',
    'enc/b.json': { classes: [] },
  });
  const of = (enc: string | undefined, classes: readonly string[], node = 'a') =>
    nodesOf({ ...NOTHING, enc: enc && join(folder, enc), classes, node: [node] }, false)[0] as NodeData;
  assert.equal(of('list.yaml', []).classes, { ntp: null, ssh: null });
  assert.is(entry(of('list.yaml', []).parameters, 'dc'), 'fra');
  assert.equal(of('enc', ['web,db', 'ssh']).classes, { ntp: { servers: ['x'] }, ssh: null, web: null, db: null });
  assert.equal(of('enc', [], 'b').classes, {});
  assert.equal(of(undefined, ['web::front']).classes, { 'web::front': null });
  assert.is(of(undefined, []).classes, undefined);
});

const WRONG: readonly (readonly [content: unknown, message: RegExp])[] = [
  ['[a]', /enc\.yaml holds no hash$/],
  ['classes: web\n', /has classes that are neither a list nor a hash$/],
  ['classes: [{a: 1}]\n', /has a class whose name is no text$/],
  ['classes: {a: x}\n', /gives class 'a' parameters that are no hash$/],
  ['parameters: [a]\n', /has parameters that are no hash$/],
  ['environment: 3\n', /has an environment that is no text$/],
  ['environment: testing\n', /puts node 'a' into environment 'testing', and 'production' is compiled$/],
  ['classes: {\n', /enc\.yaml:\d+:\d+ is no YAML: /],
];

for (const [content, message] of WRONG) {
  classifier(`wrong: ${JSON.stringify(content)}`, ({ folder }) => {
    const enc = write(folder, { 'enc.yaml': content });
    const error = messageOf(() => nodesOf({ ...NOTHING, enc, node: ['a'] }, false));
    assert.match(error.message, message);
    assert.ok(error.hint);
  });
}

classifier('a folder without the node, a name that is none', ({ folder }) => {
  write(folder, { 'b.yaml': 'classes: [x]\n' });
  const of = (enc: string | undefined, classes: string[]) => () => nodesOf({ ...NOTHING, enc, classes, node: ['a'] }, false);
  assert.match(messageOf(of(folder, [])).message, /^no classification of node 'a' in /);
  assert.is(messageOf(of(undefined, ['a b'])).message, "--classes: 'a b' is no name of a class");
});

classifier.run();
