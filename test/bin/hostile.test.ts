/** What no command expects: each ends with one message and exit code 2, or does what can be done. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fileFault } from '../../bin/file-reason.ts';
import { UsageError } from '../../bin/usage-error.ts';
import { writeWhole } from '../../bin/whole-file.ts';
import { dalangInProcess } from '../support/in-process.ts';

interface Context {
  folder: string;
}

/** A folder with an environment for each case. */
function prepared(name: string) {
  const test = suite<Context>(name);
  test.before.each((context) => {
    context.folder = mkdtempSync(join(tmpdir(), 'dalang-hostile-'));
    write(context.folder, {
      'manifests/site.pp': 'notify { lookup("k"): }\n',
      'hiera.yaml': 'version: 5\nhierarchy: [{name: c, path: c.yaml}]\n',
      'data/c.yaml': 'k: v\n',
    });
  });
  test.after.each(({ folder }) => rmSync(folder, { recursive: true }));
  return test;
}

function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** A few lines that are billions of values to whoever copies them. */
const BOMB = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghijkl']
  .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghijkl'[index]}`)}]\n`)
  .join('')}`;

const CASES: readonly {
  readonly what: string;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly args: readonly string[];
  readonly says: RegExp;
}[] = [
  {
    what: 'a folder for facts that is a file',
    files: { facts: 'x' },
    args: ['lookup', 'k', '--facts', 'facts/n.yaml'],
    says: /cannot read facts\/n\.yaml: a part of the path is no folder/,
  },
  {
    what: 'a folder among facts',
    files: { 'facts/n.yaml/x': '' },
    args: ['compile', '--all', '--facts', 'facts'],
    says: /cannot read facts\/n\.yaml: it is a folder/,
  },
  {
    what: 'facts in binary',
    files: { 'n.yaml': Buffer.from([...Array(256).keys()]) },
    args: ['compile', '--facts', 'n.yaml'],
    says: /n\.yaml:1:1 is no YAML: /,
  },
  {
    what: 'JSON nested deeper than the stack',
    files: { 'n.json': '['.repeat(200_000) },
    args: ['compile', '--facts', 'n.json'],
    says: /n\.json:1:200001 is no JSON: the text ends where a value or \] should stand/,
  },
  {
    what: 'JSON nested deeper than Ruby reads',
    files: { 'n.json': `{"a": ${'['.repeat(200)}${']'.repeat(200)}}` },
    args: ['compile', '--facts', 'n.json'],
    says: /n\.json is no JSON: nesting of 101 is too deep/,
  },
  {
    what: 'exports that are broken off',
    files: { 'e.json': '{"version": 1,' },
    args: ['compile', '--node', 'n', '--exports', 'e.json'],
    says: /e\.json:1:15 is no JSON: the text ends where a key in double quotes should stand/,
  },
  {
    what: 'facts of nobody',
    files: { 'facts/.yaml': 'a: 1\n' },
    args: ['compile', '--all', '--facts', 'facts'],
    says: /facts\/\.yaml does not tell the name of its node/,
  },
  { what: 'certificates of no nodes', args: ['tls'], says: /no nodes given/ },
  { what: 'a node without a name', args: ['compile', '--node', ''], says: /the name of a node is empty/ },
  {
    what: 'a node that leads out of a folder',
    files: { 'n.json': '{"name": "../../n", "values": {}}' },
    args: ['compile', '--facts', 'n.json', '--output', 'a/b'],
    says: /the name of node '\.\.\/\.\.\/n' cannot be that of a file/,
  },
  {
    what: 'an output folder that is a file',
    files: { out: '' },
    args: ['compile', '--node', 'n', '--output', 'out'],
    says: /cannot write out\/n\.json: a part of the path is no folder/,
  },
];

const hostile = prepared('hostile input');

for (const { what, files = {}, args, says } of CASES) {
  hostile(what, async ({ folder }) => {
    write(folder, files);
    const { status, stdout, stderr } = await dalangInProcess(args, { cwd: folder });
    assert.is(status, 2, stderr);
    assert.is(stdout, '');
    assert.match(stderr, says);
    assert.match(stderr, /^dalang: .*\n {2}hint: .*\n$/);
  });
}

hostile('facts whose aliases would be billions of values', async ({ folder }) => {
  write(folder, { 'n.yaml': BOMB });
  for (const args of [['compile', '--output', 'out'], ['lookup', 'k'], ['validate']]) {
    const { status, stderr } = await dalangInProcess([...args, '--facts', 'n.yaml'], { cwd: folder });
    assert.is(status, 0, stderr);
  }
});

hostile('links in circles, files that are no text, names that are no UTF-8', async ({ folder }) => {
  symlinkSync('loop', join(folder, 'manifests', 'loop'));
  symlinkSync('..', join(folder, 'manifests', 'up'));
  symlinkSync('..', join(folder, 'data', 'up'));
  writeFileSync(Buffer.concat([Buffer.from(join(folder, 'data/')), Buffer.from([0xff, 0x2e, 0x79, 0x61, 0x6d, 0x6c])]), 'a: 1\n');
  write(folder, { 'modules/m/files/image': Buffer.from([0, 255, 254]) });
  for (const args of [['compile', '--node', 'n'], ['lookup', 'k', '--node', 'n'], ['validate']]) {
    const { status, stderr } = await dalangInProcess(args, { cwd: folder });
    assert.is(status, 0, stderr);
  }
});

hostile('patterns whose braces stay open stand for no file', async ({ folder }) => {
  const include = { type: 'File', title: '/etc/ipsec.conf', parameters: { content: 'include /etc/ipsec.d/{a\n' } };
  write(folder, {
    'hiera.yaml': 'version: 5\nhierarchy: [{name: c, glob: "{c.yaml"}]\n',
    'catalog.json': JSON.stringify({ name: 'n', resources: [include], edges: [] }),
  });
  const validated = await dalangInProcess(['validate'], { cwd: folder });
  assert.is(validated.status, 0, validated.stderr);
  assert.match(validated.stdout, /^Note: There is no file for the level 'c': \{c\.yaml /m);
  const { status, stdout, stderr } = await dalangInProcess(['ipsec', 'catalog.json'], { cwd: folder });
  assert.is(status, 0, stderr);
  assert.is(stdout, 'No catalog has connections of libreswan.\n');
});

hostile('an environment.conf that is broken', async ({ folder }) => {
  write(folder, { 'environment.conf': 'modulepath = modules\nno setting\n', 'facts/n.json': '{}' });
  const validated = await dalangInProcess(['validate', '--facts', 'facts'], { cwd: folder });
  assert.is(validated.status, 1, validated.stderr);
  assert.match(
    validated.stdout,
    /^Error: Could not match line no setting \(file: environment\.conf, line: 2, column: 1\) \[compilation\]\n/,
  );
  assert.match(validated.stdout, /\n1 error \(0 files, 1 node\)\n$/);
  const { status, stdout, stderr } = await dalangInProcess(['tls', '--facts', 'facts'], { cwd: folder });
  assert.is(status, 1, stderr);
  assert.is(stdout, 'n: no catalog: Could not match line no setting\n');
  const page = await dalangInProcess(['tls', '--facts', 'facts', '--format', 'html'], { cwd: folder });
  assert.match(page.stdout, 'n: no catalog: Could not match line no setting');
  assert.not.match(page.stdout, 'Nothing found');
});

hostile.run();

const errors = suite('errors of the file system');

errors('have words; others are none', () => {
  const error = (fields: object) => Object.assign(new Error('x'), fields);
  assert.is(fileFault(error({ code: 'EACCES', syscall: 'scandir', path: '/x' })), 'cannot read /x: permission denied');
  assert.is(fileFault(error({ code: 'ENOSPC', syscall: 'write', path: '/x' })), 'cannot write /x: the disk is full');
  assert.is(fileFault(error({ code: 'EWHATEVER', syscall: 'open', path: '/x' })), 'cannot read /x: EWHATEVER');
  assert.is(fileFault(error({})), undefined);
  assert.is(fileFault('x'), undefined);
});

errors.run();

const whole = prepared('files that are written whole');

whole('with the folders that they lie in, and nothing beside them', ({ folder }) => {
  const path = join(folder, 'a', 'b', 'c.txt');
  writeWhole(path, 'one');
  writeWhole(path, 'two');
  assert.is(readFileSync(path, 'utf8'), 'two');
  assert.equal(readdirSync(dirname(path)), ['c.txt']);
});

whole('through links, which stay', ({ folder }) => {
  write(folder, { 'there.txt': 'old' });
  symlinkSync('there.txt', join(folder, 'link.txt'));
  writeWhole(join(folder, 'link.txt'), 'new');
  assert.is(readFileSync(join(folder, 'there.txt'), 'utf8'), 'new');
});

whole('or not at all', ({ folder }) => {
  const before = readdirSync(folder);
  for (const path of [folder, join(folder, 'hiera.yaml', 'x')]) {
    assert.throws(
      () => writeWhole(path, 'x'),
      (error: unknown) => error instanceof UsageError && /^cannot write /.test(error.message),
    );
  }
  assert.equal(readdirSync(folder), before);
  writeWhole('/dev/null', 'x');
});

whole.run();
