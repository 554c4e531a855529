import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { expectGolden } from '../../support/golden.ts';
import { GoldenProject } from '../../support/golden-project.ts';
import { dalangInProcess } from '../../support/in-process.ts';
import { type LookupEnvironmentTable, readTable, withEnvironment } from '../../support/lookup-cases.ts';
import { ROOT } from '../../support/program.ts';

interface Context {
  project: GoldenProject;
}

const golden = suite<Context>('dalang test');

golden.before.each((context) => {
  context.project = new GoldenProject();
});
golden.after.each(({ project }) => project.remove());

function expectText(name: string, text: string): void {
  expectGolden(join(ROOT, 'fixtures', 'golden', 'expected', name), text);
}

/** What is said, with the exit code. */
async function told(project: GoldenProject, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await project.test(...args);
  return `${stdout}${stderr}exit code ${status}\n`.replaceAll(project.folder, 'PROJECT');
}

golden('nothing has changed', async ({ project }) => {
  const { status, stdout, stderr } = await project.test();
  assert.is(`${stderr}${stdout}`, '18 golden files: 18 same\n');
  assert.is(status, 0);
});

golden('one value of data: the resource, the parameter, the nodes and the line', async ({ project }) => {
  project.change('data/common.yaml', 'domain: example.com', 'domain: exmaple.com');
  expectText('data.txt', await told(project));
  for (const format of ['json', 'junit']) expectText(`data.${format}.txt`, await told(project, '--format', format));
});

golden('resources come, go and move; relationships; a parameter more, one less', async ({ project }) => {
  project.change('modules/web/manifests/init.pp', "notify  => Service['web']", "before  => Service['web']");
  project.change('modules/web/manifests/init.pp', "    mode    => '0600',\n", "    owner   => 'root',\n");
  project.change('modules/web/manifests/init.pp', "  service { 'web': ensure => running }\n", '');
  project.change(
    'modules/web/manifests/init.pp',
    "  file { '/etc/web.conf':",
    "  service { 'web': ensure => running }\n  file { '/etc/web.conf':",
  );
  project.change('manifests/site.pp', "file { '/etc/motd'", "file { '/etc/issue': content => \"Hello\\n\" }\nfile { '/etc/motd'");
  project.change('data/common.yaml', '  blog: {root: /srv/blog}\n', '  wiki: {root: /srv/wiki}\n');
  expectText('code.txt', await told(project));
});

golden('other facts: a variant of its own, and facts that are taken away', async ({ project }) => {
  project.change(
    'dalang.yaml',
    'plan9: {facts: {os: {family: Plan9}}}',
    'plan9: {facts: {role: db, os: ~}, trusted: {certname: other.example.com}}',
  );
  expectText('variant.txt', await told(project, '--variant', 'plan9'));
});

golden('a fact of a variant comes from the settings, all others from the facts of the node', async ({ project }) => {
  project.change('dalang.yaml', 'plan9: {facts: {os: {family: Plan9}}}', 'big: {facts: {size: {cores: 8}}}');
  project.change(
    'manifests/site.pp',
    "file { '/etc/motd': content => \"This",
    "file { '/etc/motd': content => \"${facts['size']} This",
  );
  for (const node of ['db1', 'web1', 'web2']) {
    const file = `facts/${node}.example.com.yaml`;
    project.write(file, `${project.read(file)}size: {cores: 2}\n`);
  }
  await project.test('--update');
  project.change('dalang.yaml', 'cores: 8', 'cores: 16');
  project.change('facts/db1.example.com.yaml', 'cores: 2', 'cores: 4');
  const text = await told(project);
  assert.match(text, /\+ \{cores => 16\} This is db1[\s\S]*?\n {2}from dalang\.yaml:4:/);
  assert.match(text, /\+ \{cores => 4\} This is db1[\s\S]*?\n {2}from facts\/db1\.example\.com\.yaml:\d+:/);
});

golden('a node that does not compile any more, and one that does now', async ({ project }) => {
  project.change('data/nodes/web2.example.com.yaml', '8081', 'many');
  project.change('manifests/site.pp', "'Plan9'", "'Plan10'");
  expectText('errors.txt', await told(project));
});

golden('what is missing, stale, edited, and of others', async ({ project }) => {
  const files = [...project.golden().keys()];
  renameSync(join(project.folder, 'golden/web/web1.example.com'), join(project.folder, 'golden/web/web0.example.com'));
  project.change('golden/web/web2.example.com/files.yaml', '    from: File[/etc/web.conf]\n', '');
  project.write(
    'golden/fleet/db1.example.com/lookups.yaml',
    `${project.read('golden/fleet/db1.example.com/lookups.yaml')}  x: [\n`,
  );
  project.write('golden/README.md', 'of others\n');
  project.write('golden/web/web0.example.com/certificates.yaml', 'of: others\n');
  expectText('files.txt', await told(project));
  expectText('update.txt', await told(project, '--update'));
  assert.equal([...project.golden().keys()], [...files, 'README.md', 'web/web0.example.com/certificates.yaml'].sort());
  assert.is((await project.test()).status, 0);
});

golden('a file of others is never written over', async ({ project }) => {
  project.write('golden/web/web1.example.com/files.yaml', 'of: others\n');
  for (const args of [[], ['--update']]) {
    const { status, stderr } = await project.test(...args);
    assert.is(status, 2);
    assert.match(stderr, 'golden/web/web1.example.com/files.yaml is no golden file of dalang');
  }
  assert.is(project.read('golden/web/web1.example.com/files.yaml'), 'of: others\n');
});

golden('an update writes what is to be, and nothing else', async ({ project }) => {
  project.change('data/common.yaml', 'ntp1.example.com', 'ntp7.example.com');
  assert.match(await told(project, '--update'), '6 written, 0 removed, 12 as they were');
  assert.match(await told(project, '--update'), '0 written, 0 removed, 18 as they were');
  assert.is((await project.test()).status, 0);
});

golden('golden files are the same wherever the project lies', async ({ project }) => {
  const other = new GoldenProject();
  try {
    for (const one of [project, other]) {
      one.change(
        'modules/web/manifests/init.pp',
        'ensure => running }',
        'ensure => running, path => "${module_directory(\'web\')}/x" }',
      );
      one.change('modules/web/manifests/init.pp', '  Integer $listen,', '  String $listen,');
      await one.test('--update');
    }
    assert.equal([...other.golden()], [...project.golden()]);
    for (const text of project.golden().values()) assert.not.match(text, project.folder);
  } finally {
    other.remove();
  }
});

golden('time and random numbers are the same for all runs, or those of the world file', async ({ project }) => {
  const message = 'message => "${Timestamp().strftime(\'%F\')} ${[1, 2, 3, 4, 5, 6, 7, 8, 9].shuffle}"';
  project.change('manifests/site.pp', "file { '/etc/motd'", `notify { 'moment': ${message} }\nfile { '/etc/motd'`);
  await project.test('--update');
  assert.match(project.read('golden/web/web1.example.com/catalog.yaml'), /message: '?2000-01-01 \[/);
  assert.is((await project.test()).status, 0);
  project.write('world.yaml', "now: '2020-02-02T02:02:02Z'\n");
  project.write('dalang.yaml', `world: world.yaml\n${project.read('dalang.yaml')}`);
  assert.match((await project.test('--node', 'web1.example.com', '--case', 'web')).stdout, /\+ 2020-02-02 \[/);
});

golden('secrets are in no golden file and in no difference', async ({ project }) => {
  for (const text of project.golden().values()) assert.not.match(text, 's3cr3t');
  project.change('data/common.yaml', 's3cr3t-t0ken', 'oth3r-t0ken');
  project.change('modules/web/manifests/init.pp', "    mode    => '0600',\n", '    mode    => $token,\n');
  project.change('modules/web/manifests/init.pp', 'sites of ${host}', 'sites of ${host} ${token}');
  const text = await told(project);
  assert.not.match(text, 'oth3r');
  assert.match(text, '+ # 2 sites of www.example.com [value redacted]');
  // Puppet's words about a value that a parameter does not take quote it.
  project.change('modules/web/manifests/init.pp', '  String $token,', "  Enum['a', 'b'] $token,");
  assert.not.match(await told(project), 'oth3r');
});

golden('numbers and bytes may be secrets, too', async ({ project }) => {
  const data = 'web::api_token: {pin: 48151623, key: !binary bDNha3k=, is_used: true}\n';
  project.write('data/common.yaml', project.read('data/common.yaml') + data);
  project.change('dalang.yaml', '- web::token', '- web::api_token');
  project.change('manifests/site.pp', "file { '/etc/motd'", "notify { 'x': message => {'pin' => 48151623} }\nfile { '/etc/motd'");
  await project.test('--update');
  assert.match(
    project.read('golden/fleet/web1.example.com/lookups.yaml'),
    /pin: '\[value redacted\]'\n *key: '\[value redacted\]'\n *is_used: true\n/,
  );
  for (const text of project.golden().values()) assert.not.match(text, /48151623|bDNha3k=/);
});

golden('secrets are covered in bytes that are no text, too', async ({ project }) => {
  mkdirSync(join(project.folder, 'modules', 'web', 'files'), { recursive: true });
  writeFileSync(join(project.folder, 'modules', 'web', 'files', 'raw'), Buffer.from('\xff s3cr3t-t0ken\n', 'latin1'));
  project.change(
    'manifests/site.pp',
    "file { '/etc/motd'",
    "file { '/etc/raw': source => 'puppet:///modules/web/raw' }\nfile { '/etc/motd'",
  );
  project.change('dalang.yaml', '/etc/web.token]', '/etc/web.token, /etc/raw]');
  await project.test('--update');
  const [, base64 = ''] = /base64: (\S+)/.exec(project.read('golden/web/web1.example.com/files.yaml')) ?? [];
  assert.is(Buffer.from(base64.replaceAll("'", ''), 'base64').toString('latin1'), '\xff [value redacted]\n');
});

golden('what is encrypted is not decrypted, whether there are keys or not', async () => {
  const [table] = readTable(join(ROOT, 'fixtures', 'lookup', 'eyaml.yaml')).environments as readonly [LookupEnvironmentTable];
  const files = {
    ...table.files,
    'facts/web1.yaml': 'role: web\n',
    'dalang.yaml': 'facts: facts\ntests: {cases: {all: {lookups: [plain, two_parts]}}}\n',
  };
  await withEnvironment({ ...table, files }, async (folder) => {
    const { stdout: value } = await dalangInProcess(['lookup', 'plain', '--node', 'web1'], { cwd: folder });
    assert.match(value, 'secret');
    assert.is((await dalangInProcess(['test', '--update'], { cwd: folder })).status, 0);
    const text = readFileSync(join(folder, 'golden', 'all', 'web1', 'lookups.yaml'), 'utf8');
    assert.match(text, /plain:\n +value: '\[encrypted: [0-9a-f]{16}\]'\n/);
    assert.match(text, /two_parts:\n +value: 'user \[encrypted: [0-9a-f]{16}\]:\[encrypted: [0-9a-f]{16}\] end'\n/);
  });
});

golden('lines that are shown have no secrets in them', async ({ project }) => {
  project.change('data/common.yaml', '  shop: {root: /srv/shop}', '  shop: {root: /srv/shap, api_token: oth3r-t0ken}');
  const text = await told(project);
  assert.match(text, '|   shop: {root: /srv/shap, api_token: ***********}');
  assert.not.match(text, 'oth3r');
});

golden('some nodes, cases and variants', async ({ project }) => {
  assert.match(await told(project, '--node', 'db1.example.com'), '4 golden files: 4 same');
  assert.match(await told(project, '--case', 'web', '--variant', 'plain'), '6 golden files: 6 same');
  assert.match(await told(project, '--variant', 'plan9'), '6 golden files: 6 same');
  assert.match(await told(project, '--node', 'web3'), /there is no node 'web3'[\s\S]*exit code 2/);
  assert.match(await told(project, '--case', 'fleat'), /Did you mean 'fleet'\?[\s\S]*exit code 2/);
  assert.match(await told(project, '--variant', 'plan8'), /Did you mean 'plan9'\?[\s\S]*exit code 2/);
});

golden('what nothing fits is told', async ({ project }) => {
  project.change('dalang.yaml', '/etc/web.token]', '/etc/web.token, /etc/web.toke]');
  assert.match(await told(project), "Warning: case web: nothing fits '/etc/web.toke'");
  project.change('dalang.yaml', 'nodes: [web*]', 'nodes: [wbe*]');
  assert.match(await told(project), /case web: there are no nodes 'wbe\*'[\s\S]*exit code 2/);
});

golden('wrong settings', async ({ project }) => {
  project.write(
    'dalang.yaml',
    `facts: facts
tests:
  goldn: x
  variants:
    a/b: {facts: []}
    c: {fact: {}}
    plain: {facts: {}}
  cases:
    empty: {}
    one:
      catalog: maybe
      variants: [d]
      resources: [motd]
      lookups: [{kye: x}, {key: x, merge: depp}, y, y]
`,
  );
  expectText('mistakes.txt', await told(project));
  project.write('dalang.yaml', 'tests: {cases: {all: {catalog: true}}}\n');
  assert.match(await told(project), /dalang\.yaml names no facts[\s\S]*exit code 2/);
  project.write('dalang.yaml', 'facts: facts\n');
  assert.match(await told(project), /dalang\.yaml has no tests[\s\S]*exit code 2/);
});

golden('the project is found above, and its environment where it says', async ({ project }) => {
  const environment = join(project.folder, 'environments', 'production');
  mkdirSync(environment, { recursive: true });
  for (const name of ['data', 'manifests', 'modules', 'hiera.yaml']) {
    renameSync(join(project.folder, name), join(environment, name));
  }
  writeFileSync(join(project.folder, 'dalang.yaml'), `environment: environments/production\n${project.read('dalang.yaml')}`);
  const text = await told(project, 'environments/production/data');
  // Errors name files of the environment, which lies elsewhere now.
  assert.match(
    text,
    '+ Evaluation Error: Error while evaluating a Function Call, db1.example.com runs Plan 9 (file: environments/production/manifests/site.pp, line: 3, column: 40)',
  );
  assert.match(text, '18 golden files: 15 same, 3 different');
});

golden.run();
