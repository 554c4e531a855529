import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { COMMANDS } from '../../bin/commands/index.ts';
import { expectGolden } from '../support/golden.ts';
import { dalang, ROOT } from '../support/program.ts';

const CLI = join(ROOT, 'fixtures', 'cli');
const GOOD = "notify { 'x': }\n";
const BAD = "class web {\n  file { '/x': ensure => }\n}\n";

interface Context {
  folder: string;
}

const cli = suite<Context>('dalang');

cli.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-cli-'));
  mkdirSync(join(context.folder, 'modules', 'web', 'manifests'), { recursive: true });
  writeFileSync(join(context.folder, 'good.pp'), GOOD);
  writeFileSync(join(context.folder, 'bad.pp'), BAD);
  writeFileSync(join(context.folder, 'page.epp'), '<p><%= $title %></p>\n');
  writeFileSync(join(context.folder, 'modules', 'web', 'manifests', 'init.pp'), 'class web { }\n');
  writeFileSync(join(context.folder, 'modules', 'web', 'README.md'), 'no manifest\n');
});
cli.after(({ folder }) => rmSync(folder, { recursive: true }));

cli('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  assert.equal(await dalang(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
});

cli('help texts', async () => {
  const { stdout, status } = await dalang(['--help']);
  assert.is(status, 0);
  expectGolden(join(CLI, 'help.txt'), stdout);
  for (const { name } of COMMANDS) {
    const help = await dalang([name, '--help']);
    assert.is(help.status, 0);
    expectGolden(join(CLI, `help-${name}.txt`), help.stdout);
    assert.is((await dalang(['help', name])).stdout, help.stdout);
  }
});

/** Addresses of the modules that a run of the sources loads. */
function loadedModules(args: readonly string[]): string {
  const hook =
    'export async function resolve(s, c, next) { const r = await next(s, c); process._rawDebug("loaded " + r.url); return r; }';
  const register = `import { register } from 'node:module'; register('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(hook))});`;
  const { stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--import',
      `data:text/javascript,${encodeURIComponent(register)}`,
      join(ROOT, 'bin', 'dalang.ts'),
      ...args,
    ],
    { cwd: ROOT, encoding: 'utf8', input: GOOD },
  );
  return stderr;
}

cli('--version and --help load neither chevrotain nor js-yaml', () => {
  assert.match(loadedModules(['parse', '-']), /node_modules\/chevrotain/);
  for (const args of [['--version'], ['--help'], ...COMMANDS.map(({ name }) => [name, '--help'])]) {
    const loaded = loadedModules(args);
    assert.match(loaded, /bin\/help\.ts/);
    assert.not.match(loaded, /node_modules\/(chevrotain|js-yaml)/);
  }
});

const MISTAKES: readonly (readonly [args: readonly string[], says: string, hint: string])[] = [
  [[], 'no command given', '`dalang --help` lists them'],
  [['prase'], "unknown command 'prase'", "Did you mean 'parse'?"],
  [['frobnicate'], "unknown command 'frobnicate'", `commands: ${COMMANDS.map(({ name }) => name).join(', ')}`],
  [['--verison'], "unknown option '--verison'", "Did you mean '--version'?"],
  [['--node', 'x'], "unknown option '--node'", 'options of a command come after its name'],
  [['parse', '--fromat', 'pn'], "unknown option '--fromat'", "Did you mean '--format'?"],
  [['parse', '--quux'], "unknown option '--quux'", 'dalang parse --help'],
  [['parse', '--format', 'xml', 'x.pp'], "option '--format' does not accept 'xml'", 'it accepts none, pn, json'],
  [['parse', '--format'], "option '--format' needs a value: --format FORMAT", 'dalang parse --help'],
  [['parse'], 'no file given', 'name files or folders, or - for standard input'],
  [['parse', 'absent.pp'], 'no such file or folder: absent.pp', 'paths are taken from the current folder'],
  [
    ['parse', '--report', 'json', '--format', 'pn', 'x.pp'],
    '--report json and --format both want standard output',
    'use one of them',
  ],
  [['rpc', 'x'], 'rpc takes no arguments', 'requests come on standard input'],
];

for (const [args, says, hint] of MISTAKES) {
  cli(`mistake: dalang ${args.join(' ')}`, async () => {
    assert.equal(await dalang(args), { status: 2, stdout: '', stderr: `dalang: ${says}\n  hint: ${hint}\n` });
  });
}

cli('parse says nothing about good files', async ({ folder }) => {
  assert.equal(await dalang(['parse', 'good.pp', 'page.epp', 'modules'], { cwd: folder }), { status: 0, stdout: '', stderr: '' });
});

cli('parse reports an error with its place and a code frame', async ({ folder }) => {
  const { status, stdout, stderr } = await dalang(['parse', 'good.pp', 'bad.pp'], { cwd: folder });
  assert.is(status, 1);
  assert.is(stdout, '');
  expectGolden(join(CLI, 'parse-error.txt'), stderr);
});

cli('parse --report json', async ({ folder }) => {
  const { status, stdout, stderr } = await dalang(['parse', '--report', 'json', 'good.pp', 'bad.pp'], { cwd: folder });
  assert.is(status, 1);
  assert.is(stderr, '');
  expectGolden(join(CLI, 'parse-report.json'), stdout);
});

cli('parse --format pn and json', async ({ folder }) => {
  const pn = await dalang(['parse', '--format', 'pn', 'good.pp', 'page.epp'], { cwd: folder });
  expectGolden(join(CLI, 'parse-pn.txt'), pn.stdout);
  const json = await dalang(['parse', '--format', 'json', '-'], { input: '$x = [1, 9223372036854775807]\n' });
  expectGolden(join(CLI, 'parse-ast.json'), json.stdout);
});

cli('parse reads standard input, as EPP when told', async () => {
  assert.is((await dalang(['parse', '-'], { input: BAD })).status, 1);
  assert.is((await dalang(['parse', '--epp', '-'], { input: '<% if true { -%>\nx\n<% } -%>\n' })).status, 0);
});

cli('a folder without manifests is a mistake', async ({ folder }) => {
  mkdirSync(join(folder, 'empty'));
  const { status, stderr } = await dalang(['parse', 'empty'], { cwd: folder });
  assert.is(status, 2);
  assert.match(stderr, /no \.pp or \.epp file in empty/);
});

cli('no colours and no progress in a pipe', async ({ folder }) => {
  const { stderr } = await dalang(['parse', 'bad.pp'], { cwd: folder, env: { FORCE_COLOR: '1' } });
  assert.not.match(stderr, /\u001b/);
});

cli('a reader that stops early ends the program without a word', async ({ folder }) => {
  await dalang(['--version']);
  const many = Array.from({ length: 3000 }, () => 'good.pp').join(' ');
  const program = join(ROOT, '.cache', 'test', 'dalang.js');
  const { stdout, stderr } = spawnSync('sh', ['-c', `${process.execPath} ${program} parse --format pn ${many} | head -n 1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.is(stdout, '--- good.pp\n');
  assert.is(stderr, '');
});

cli('parse follows links to folders, and not in circles', async ({ folder }) => {
  const linked = join(folder, 'linked');
  mkdirSync(linked);
  symlinkSync(join(folder, 'modules', 'web'), join(linked, 'web'));
  symlinkSync(linked, join(linked, 'again'));
  const { stdout, status } = await dalang(['parse', '--format', 'pn', 'linked'], { cwd: folder });
  assert.is(stdout, '(class {:name "web"})\n');
  assert.is(status, 0);
});

cli('rpc answers line by line', async () => {
  const input = '{"id":1,"op":"eval","code":"1 + 1"}\n{"id":2,"op":"parse","source":"$a"}\n';
  const { stdout, status } = await dalang(['rpc'], { input });
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number; value?: number; error?: string });
  assert.equal(
    answers.map(({ id, value }) => [id, value]),
    [
      [1, 2],
      [2, undefined],
    ],
  );
  assert.is(status, 0);
});

cli.run();
