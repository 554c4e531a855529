import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { expectGolden } from '../support/golden.ts';
import { dalang, ROOT } from '../support/program.ts';

const PRODUCTION = join('fixtures', 'cli', 'environments', 'production');
const FACTS = join(PRODUCTION, 'facts');

interface Catalog {
  readonly name: string;
  readonly environment: string;
  readonly classes: readonly string[];
  readonly resources: readonly { readonly title: string; readonly parameters?: { readonly message?: string } }[];
}

function titles(text: string): string[] {
  return (JSON.parse(text) as Catalog).resources.map(({ title }) => title);
}

const compile = suite<{ folder: string }>('dalang compile');

compile.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-compile-'));
});
compile.after(({ folder }) => rmSync(folder, { recursive: true }));

compile('prints the catalog of a node as Puppet prints it', async () => {
  const { status, stdout, stderr } = await dalang(['compile', '--environment', PRODUCTION, '--facts', join(FACTS, 'web1.json')]);
  assert.is(stderr, '');
  assert.is(status, 0);
  const catalog = JSON.parse(stdout) as Catalog;
  assert.is(catalog.name, 'web1.example.com');
  assert.is(catalog.environment, 'production');
  assert.equal(catalog.classes, ['settings', 'web']);
  assert.equal(titles(stdout).at(-1), 'port 8080');
  // Indented by two, a line as an Integer, no space before the colon.
  assert.match(stdout, /^\{\n {2}"tags": \[\n {4}"settings",/);
  assert.match(stdout, /^ {6}"line": 3,$/m);
  assert.match(stdout, /\n\}\n$/);
});

compile('prints Integers and Floats as Puppet does', async ({ folder }) => {
  const site = join(folder, 'numbers.pp');
  writeFileSync(site, "notify { 'n': message => [5, 5.0, 1.0e20, 1234567890123456789, { 'a' => 0 }] } group { 'g': gid => 4711 }");
  const { stdout } = await dalang(['compile', '--environment', PRODUCTION, '--manifest', site, '--node', 'n']);
  assert.match(stdout.replaceAll(/\s+/g, ' '), /"message": \[ 5, 5\.0, 1\.0e\+20, 1234567890123456789, \{ "a": 0 \} \]/);
  assert.match(stdout, /"gid": 4711$/m);
});

compile('does not run the command config_version, and takes what it would print', async ({ folder }) => {
  const environment = join(folder, 'versioned');
  mkdirSync(join(environment, 'manifests'), { recursive: true });
  writeFileSync(join(environment, 'environment.conf'), `config_version = /usr/bin/touch ${join(folder, 'touched')}\n`);
  const unsaid = await dalang(['compile', '--environment', environment, '--node', 'n']);
  assert.match(unsaid.stderr, /^Notice: config_version is a command/);
  assert.match(unsaid.stderr, /hint: say what it prints with --config_version/);
  assert.type((JSON.parse(unsaid.stdout) as { version: unknown }).version, 'number');
  assert.not.ok(existsSync(join(folder, 'touched')));
  const said = await dalang(['compile', '--environment', environment, '--node', 'n', '--config_version', '1f3a']);
  assert.is(said.stderr, '');
  assert.is((JSON.parse(said.stdout) as { version: unknown }).version, '1f3a');
});

compile('takes the node by name, its facts from a folder', async () => {
  for (const name of ['web2.example.com', 'web2']) {
    const { stdout } = await dalang([
      'compile',
      '--environment',
      'production',
      '--environmentpath',
      join(PRODUCTION, '..'),
      '--facts',
      FACTS,
      '--node',
      name,
    ]);
    assert.is((JSON.parse(stdout) as Catalog).name, name);
    assert.ok(titles(stdout).includes('port 80'));
  }
});

compile('writes every node to a folder', async ({ folder }) => {
  const output = join(folder, 'catalogs');
  const { status, stdout, stderr } = await dalang([
    'compile',
    '--environment',
    PRODUCTION,
    '--facts',
    FACTS,
    '--all',
    '--output',
    output,
  ]);
  assert.is(status, 0);
  assert.is(stdout, '');
  assert.is(stderr, '2 of 2 nodes compiled\n');
  assert.equal(readdirSync(output).sort(), ['web1.example.com.json', 'web2.example.com.json']);
  assert.ok(titles(readFileSync(join(output, 'web1.example.com.json'), 'utf8')).includes('port 8080'));
});

compile('a node that does not compile: Puppet’s message, the code, exit code 1', async () => {
  const manifest = join('fixtures', 'cli', 'fails.pp');
  assert.ok(existsSync(join(ROOT, manifest)));
  const { status, stdout, stderr } = await dalang([
    'compile',
    '--environment',
    PRODUCTION,
    '--manifest',
    manifest,
    '--node',
    'web1',
  ]);
  assert.is(status, 1);
  assert.is(stdout, '');
  expectGolden(join(ROOT, 'fixtures', 'cli', 'compile-error.txt'), stderr.split(ROOT).join('ROOT'));
});

const MISTAKES: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['--environment', PRODUCTION], /no node given\n {2}hint: --node NAME/],
  [['--environment', PRODUCTION, '--all'], /--all needs --facts FOLDER/],
  [['--environment', PRODUCTION, '--facts', FACTS], /no node given\n {2}hint: --node NAME, or --all/],
  [
    ['--environment', PRODUCTION, '--facts', FACTS, '--node', 'web3.example.com'],
    /no facts of node 'web3\.example\.com' in .*\n {2}hint: Did you mean 'web1\.example\.com'/,
  ],
  [['--environment', PRODUCTION, '--facts', 'bin', '--all'], /no facts in bin\n/],
  [['--environment', PRODUCTION, '--node', 'x', '--manifest', 'nowhere.pp'], /--manifest: no such file or folder: nowhere\.pp/],
  [['--environment', PRODUCTION, '--nods', 'x'], /unknown option '--nods'\n {2}hint: Did you mean '--node'\?/],
];

for (const [args, says] of MISTAKES) {
  compile(`mistake: compile ${args.join(' ')}`, async () => {
    const { status, stderr } = await dalang(['compile', ...args]);
    assert.is(status, 2);
    assert.match(stderr, says);
  });
}

compile.run();
