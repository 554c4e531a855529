import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dalangInProcess } from '../support/in-process.ts';
import { dalang } from '../support/program.ts';

interface Context {
  folder: string;
}

const SITE = `$a = generate('/bin/echo', 'a b')
notify { 'x': message => "\${a} \${file('/srv/dalang/motd')}" }
$b = loadyaml('/srv/dalang/data.yaml', {})
`;
const WORLD = `generate: {"/bin/echo 'a b'": "told"}
files: {/srv/dalang/motd: motd, /srv/dalang/data.yaml: "k: 1"}
`;

const world = suite<Context>('dalang: the world outside');
world.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-world-'));
  write(context.folder, { 'manifests/site.pp': SITE, 'world.yaml': WORLD });
});
world.after.each(({ folder }) => rmSync(folder, { recursive: true }));

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function run(folder: string, ...args: readonly string[]) {
  return dalangInProcess(args, { cwd: folder });
}

world('compile answers from --world', async ({ folder }) => {
  const { status, stdout, stderr } = await run(folder, 'compile', '--node', 'n', '--world', 'world.yaml');
  assert.is(stderr, '');
  assert.is(status, 0);
  assert.match(stdout, /"message": "told motd"/);
});

world('without an answer the error says how to give one', async ({ folder }) => {
  const { status, stderr } = await run(folder, 'compile', '--node', 'n');
  assert.is(status, 1);
  assert.match(
    stderr,
    /Failed to execute generator \/bin\/echo: commands are not run without permission \(file: .*site\.pp, line: 1/,
  );
  assert.match(stderr, /hint: no answer is at hand for the command `\/bin\/echo 'a b'`; .*--allow-generate=\/bin\/echo runs it\n/);
});

world('what this machine was asked, and what nobody answered, is told', async ({ folder }) => {
  write(folder, { 'files.yaml': 'files: {/srv/dalang/motd: motd}' });
  const args = ['compile', '--node', 'n', '--world', 'files.yaml', '--allow-generate=/bin/echo'];
  const { status, stdout, stderr } = await run(folder, ...args);
  assert.is(status, 0);
  assert.match(stdout, /"message": "a b\\n motd"/);
  assert.match(stderr, /^Notice: this machine was asked for the command `\/bin\/echo 'a b'` \(--allow-generate=\/bin\/echo\)$/m);
  assert.match(
    stderr,
    /^Notice: code asked for the file \/srv\/dalang\/data\.yaml, and got no answer\n {3}= hint: it can stand in a world file/m,
  );
  const quiet = await run(folder, ...args, '--no-findings');
  assert.match(quiet.stderr, /this machine was asked/);
  assert.not.match(quiet.stderr, /got no answer/);
});

world('the machine’s use is told though the node does not compile', async ({ folder }) => {
  const { status, stderr } = await run(folder, 'compile', '--node', 'n', '--allow-generate', '/bin/echo');
  assert.is(status, 1);
  assert.match(stderr, /Could not find any files from \/srv\/dalang\/motd[\s\S]*Notice: this machine was asked/);
});

world('--record-world writes all questions, and keeps what the file says', async ({ folder }) => {
  const args = ['compile', '--node', 'n', '--world', 'world.yaml', '--record-world'];
  const { stderr } = await run(folder, ...args, 'new/asked.yaml');
  assert.is(stderr, 'new/asked.yaml: 3 entries written\n');
  assert.match(readFileSync(join(folder, 'new', 'asked.yaml'), 'utf8'), /"\/bin\/echo 'a b'": told/);
  assert.is((await run(folder, ...args, 'world.yaml')).stderr, 'world.yaml: nothing new was asked\n');
  assert.is(readFileSync(join(folder, 'world.yaml'), 'utf8'), WORLD);
  await run(folder, 'compile', '--node', 'n', '--record-world', 'open.yaml');
  assert.match(readFileSync(join(folder, 'open.yaml'), 'utf8'), /^generate:\n {2}"\/bin\/echo 'a b'": null\n$/m);
});

world('lookup, why, validate, tls and ipsec take it, too', async ({ folder }) => {
  write(folder, {
    'hiera.yaml': 'version: 5\nhierarchy: [{name: c, lookup_key: "w::told"}]\n',
    'modules/w/functions/told.pp':
      "function w::told($key, $options, $context) { if $key == 'k' { generate('/bin/echo', 'a b') } else { $context.not_found() } }\n",
    'facts/n.yaml': 'kernel: Linux\n',
    'dalang.yaml': 'world: world.yaml\nfacts: facts\n',
  });
  const given = ['--facts', 'facts', '--world', 'world.yaml', '--no-config'];
  assert.is((await run(folder, 'lookup', 'k', '--node', 'n', ...given)).stdout, '--- told\n');
  assert.match((await run(folder, 'why', 'n', 'Notify[x]', 'message', ...given)).stdout, /told motd/);
  assert.is((await run(folder, 'tls', ...given)).status, 0);
  assert.is((await run(folder, 'ipsec', ...given)).status, 0);
  assert.is((await run(folder, 'validate', ...given)).status, 0);
  assert.is((await run(folder, 'validate', '--facts', 'facts', '--no-config')).status, 1);
  assert.is((await run(folder, 'validate')).status, 0);
});

world('dalang.yaml names a world file, and permits nothing', async ({ folder }) => {
  write(folder, { 'dalang.yaml': 'allow_generate: /bin/echo\nallow-dns: true\n' });
  const { status, stderr } = await run(folder, 'validate');
  assert.is(status, 2);
  assert.match(stderr, /unknown setting 'allow_generate'[\s\S]*unknown setting 'allow-dns'/);
});

/** What cannot be used: each ends with one message and exit code 2, before anything runs. */
const UNUSABLE: readonly (readonly [what: string, prepare: (folder: string) => void, args: readonly string[], says: RegExp])[] = [
  ['no file', () => undefined, ['--world', 'none.yaml'], /^dalang: cannot read none\.yaml: no such file\n/],
  ['a folder', () => undefined, ['--world', 'manifests'], /^dalang: cannot read manifests: it is a folder\n/],
  [
    'a pipe',
    (folder) => execFileSync('mkfifo', [join(folder, 'pipe')]),
    ['--world', 'pipe'],
    /^dalang: cannot read pipe: it is a pipe or a device/,
  ],
  ['a folder to record to', () => undefined, ['--record-world', 'manifests'], /^dalang: cannot read manifests: it is a folder\n/],
  [
    'mistakes',
    (folder) => write(folder, { 'bad.yaml': 'dsn: {}\nfiles: {a: x}\n' }),
    ['--world', 'bad.yaml'],
    /^Error: unknown section 'dsn' \(file: bad\.yaml, line: 1, column: 1\)\n[\s\S]*Did you mean 'dns'\?[\s\S]*line: 2, column: 9[\s\S]*dalang: bad\.yaml is no world file\n/,
  ],
  [
    'broken YAML',
    (folder) => write(folder, { 'bad.yaml': 'dns: [' }),
    ['--record-world', 'bad.yaml'],
    /file: bad\.yaml, line: 1, column: 7\)/,
  ],
  [
    'a program without a path',
    () => undefined,
    ['--allow-generate', 'echo'],
    /^dalang: --allow-generate needs the absolute path of a program, got 'echo'\n/,
  ],
];

for (const [what, prepare, args, says] of UNUSABLE) {
  world(`${what} is told, and nothing runs`, async ({ folder }) => {
    prepare(folder);
    const { status, stdout, stderr } = await run(folder, 'compile', '--node', 'n', ...args);
    assert.match(stderr, says);
    assert.is(stdout, '');
    assert.is(status, 2);
  });
}

world('the program as it is built tells what it was permitted, too', async ({ folder }) => {
  const { status, stderr } = await dalang(['compile', '--node', 'n', '--allow-generate=/bin/echo', '--record-world', 'w.yaml'], {
    cwd: folder,
  });
  assert.is(status, 1);
  assert.match(stderr, /Notice: this machine was asked for the command .*\nw\.yaml: 2 entries written\n$/);
  assert.ok(existsSync(join(folder, 'w.yaml')));
});

/** The answers of `dalang rpc`. */
async function ask(folder: string, requests: readonly object[], args: readonly string[] = []) {
  const input = requests
    .map((request) => `${JSON.stringify({ op: 'compile', environment: folder, node: 'n', ...request })}\n`)
    .join('');
  const { stdout, stderr } = await dalang(['rpc', ...args], { cwd: folder, input });
  assert.is(stderr, '');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

world('requests of rpc name a world file, or bring the answers along', async ({ folder }) => {
  const sections = { generate: { "/bin/echo 'a b'": 'sent' }, files: { '/srv/dalang/motd': 'motd' } };
  const [none, file, sent, wrong] = await ask(folder, [
    {},
    { world: join(folder, 'world.yaml') },
    { world: sections },
    { world: { dsn: 1 } },
  ]);
  assert.is(none?.ok, false);
  assert.match(JSON.stringify(none), /"needs_world":\[\{"section":"generate","key":"\/bin\/echo 'a b'","hint":/);
  assert.match(JSON.stringify(file), /told motd/);
  assert.not.match(JSON.stringify(file), /needs_world|asked_machine/);
  assert.match(JSON.stringify(sent), /sent motd.*"needs_world":\[\{"section":"files","key":"\/srv\/dalang\/data\.yaml","hint":/);
  assert.match(String(wrong?.error), /unknown section 'dsn' .*Did you mean 'dns'\?/);
  assert.is(wrong?.class, 'BadRequest');
});

world('rpc tells of a world file that it cannot use before any request', async ({ folder }) => {
  write(folder, { 'bad.yaml': 'dsn: {}' });
  const { status, stdout, stderr } = await dalang(['rpc', '--world', 'bad.yaml'], {
    cwd: folder,
    input: '{"op":"eval","code":"1"}\n',
  });
  assert.is(status, 2);
  assert.is(stdout, '');
  assert.match(stderr, /unknown section 'dsn' \(file: bad\.yaml, line: 1, column: 1\)/);
});

world('a record that cannot be written is told in the answer', async ({ folder }) => {
  const [answer] = await ask(folder, [{ code: 'notify { time(): }' }], ['--record-world', 'manifests/site.pp/w.yaml']);
  assert.is(answer?.class, 'FileError');
  assert.match(String(answer?.error), /cannot write manifests\/site\.pp\/w\.yaml/);
});

world('only the command line of rpc permits anything', async ({ folder }) => {
  const request = {
    code: "notify { generate('/bin/echo', 'x'): }",
    allow_generate: ['/bin/echo'],
    'allow-generate': ['/bin/echo'],
  };
  const [closed] = await ask(folder, [request]);
  assert.is(closed?.ok, false);
  const [open] = await ask(folder, [request], ['--allow-generate', '/bin/echo', '--record-world', 'w.yaml']);
  assert.is(open?.ok, true);
  assert.equal(open?.asked_machine, ['this machine was asked for the command `/bin/echo x` (--allow-generate=/bin/echo)']);
  assert.match(readFileSync(join(folder, 'w.yaml'), 'utf8'), /"\/bin\/echo x":/);
});

world.run();
