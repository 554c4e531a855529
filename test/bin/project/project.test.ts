import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type ProjectSettings, readProject, withProject } from '../../../bin/project/index.ts';
import { findProjectFile } from '../../../bin/project-options.ts';
import { Terminal } from '../../../bin/terminal.ts';
import { UsageError } from '../../../bin/usage-error.ts';
import { expectGolden } from '../../support/golden.ts';
import { ROOT } from '../../support/program.ts';

interface Context {
  folder: string;
}

const project = suite<Context>('dalang.yaml');

project.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-project-'));
});
project.after.each(({ folder }) => rmSync(folder, { recursive: true }));

const RULES = ['hiera-missing-key', 'unused-key', 'yaml-syntax'];

/** The settings, or what is said and thrown. */
function read(
  folder: string,
  text: string,
): { readonly settings?: ProjectSettings; readonly said: string; readonly error?: UsageError } {
  const file = join(folder, 'dalang.yaml');
  writeFileSync(file, text);
  const stderr = new PassThrough();
  const said = () => String(stderr.read() ?? '').replaceAll(folder, 'FOLDER');
  try {
    const { settings } = readProject(file, RULES, new Terminal(new PassThrough(), stderr, {}));
    return { settings, said: said() };
  } catch (error) {
    if (error instanceof UsageError) return { said: said(), error };
    throw error;
  }
}

project('all settings; paths are relative to the file', ({ folder }) => {
  const { settings } = read(
    folder,
    `environment: envs/production
modulepath: [modules, /usr/share/modules]
manifest: site.pp
hiera_config: hiera.yaml
strict: off
strict_variables: yes
facts: facts
trusted: trusted.yaml
enc: enc
classes: [ntp]
nodes: web1
rules: {unused-key: off, hiera-missing-key: warning}
unused: true
fail_on: warning
baseline: known.json
`,
  );
  const { rules, ...rest } = settings as ProjectSettings;
  assert.equal(
    [...(rules ?? [])],
    [
      ['unused-key', 'off'],
      ['hiera-missing-key', 'warning'],
    ],
  );
  assert.equal(rest, {
    environment: join(folder, 'envs/production'),
    modulepath: [join(folder, 'modules'), '/usr/share/modules'],
    manifest: join(folder, 'site.pp'),
    hiera_config: join(folder, 'hiera.yaml'),
    strict: 'off',
    strict_variables: true,
    facts: join(folder, 'facts'),
    trusted: join(folder, 'trusted.yaml'),
    enc: join(folder, 'enc'),
    classes: ['ntp'],
    nodes: ['web1'],
    unused: true,
    fail_on: 'warning',
    baseline: join(folder, 'known.json'),
  });
});

project('an empty file, and settings without a value', ({ folder }) => {
  assert.equal(read(folder, '').settings, {});
  assert.equal(read(folder, '# nothing\n').settings, {});
  assert.equal(read(folder, 'facts:\nrules:\n').settings, {});
});

const PATTERNS: readonly (readonly [pattern: string, matches: readonly string[], others: readonly string[]])[] = [
  ['data/old', ['data/old', 'data/old/a.yaml', 'data/old/b/c.yaml'], ['data/older', 'x/data/old']],
  ['data/old/', ['data/old/a.yaml'], ['data/old.yaml']],
  ['./data/**/x.yaml', ['data/x.yaml', 'data/a/b/x.yaml'], ['data/a/y.yaml']],
  ['data/{a,b}*.yaml', ['data/a1.yaml', 'data/b.yaml'], ['data/c.yaml', 'data/a/x.yml']],
  ['modules/**', ['modules/ntp/manifests/init.pp'], ['module/x']],
];

for (const [pattern, matches, others] of PATTERNS) {
  project(`ignore: ${pattern}`, ({ folder }) => {
    const [ignored] = read(folder, `ignore: ['${pattern}']`).settings?.ignore ?? [];
    for (const path of matches) assert.ok(ignored!.pattern.test(path), path);
    for (const path of others) assert.not.ok(ignored!.pattern.test(path), path);
    assert.is(ignored!.rules, undefined);
  });
}

project('ignore with rules', ({ folder }) => {
  const [ignored] = read(folder, 'ignore:\n  - path: data\n    rules: [unused-key]\n').settings?.ignore ?? [];
  assert.ok(ignored!.pattern.test('data/x'));
  assert.equal(ignored!.rules, ['unused-key']);
});

project('mistakes are all told, with their places', ({ folder }) => {
  const { said, error } = read(
    folder,
    `enviroment: x
facts: [a, b]
modulepath: {a: b}
strict: strikt
strict_variables: maybe
nodes: [web1, 3]
rules:
  hiera-mising-key: off
  unused-key: fatal
  yaml-syntax: [error]
ignore:
  - 'data/{a'
  - paths: x
  - path: y
    rules: [unused-keys, unused-key]
  - 7
  - rules: [yaml-syntax]
baseline: ''
quux: 1
`,
  );
  expectGolden(join(ROOT, 'fixtures', 'project', 'mistakes.txt'), said);
  assert.is(error?.message.replace(folder, 'FOLDER'), 'FOLDER/dalang.yaml has 16 mistakes');
});

project('what is no hash, or no YAML', ({ folder }) => {
  assert.match(read(folder, '- a\n').said, /the file is a hash, not a list/);
  const { error } = read(folder, 'a: [\n');
  assert.match(error?.message ?? '', /dalang\.yaml:\d+:\d+ is no YAML: /);
});

project('is found above, as far as the repository goes', ({ folder }) => {
  const below = join(folder, 'envs', 'production', 'data');
  mkdirSync(below, { recursive: true });
  writeFileSync(join(folder, 'dalang.yaml'), '');
  assert.is(findProjectFile(below), join(folder, 'dalang.yaml'));
  mkdirSync(join(folder, 'envs', '.git'));
  assert.is(findProjectFile(below), undefined);
  writeFileSync(join(folder, 'envs', 'dalang.yaml'), '');
  assert.is(findProjectFile(below), join(folder, 'envs', 'dalang.yaml'));
});

const NOTHING = {
  environment: undefined,
  environmentpath: undefined,
  modulepath: undefined,
  manifest: undefined,
  hiera_config: undefined,
  strict: undefined,
  strict_variables: undefined,
  'angle-brackets': undefined,
  config_version: undefined,
  world: undefined,
  'record-world': undefined,
  'allow-dns': undefined,
  'allow-generate': [],
  node: [],
  facts: undefined,
  trusted: undefined,
  classes: [],
  enc: undefined,
};

project('the command line wins', () => {
  const settings: ProjectSettings = { environment: '/e', modulepath: ['/a', '/b'], facts: '/f', nodes: ['n'], classes: ['c'] };
  assert.equal(withProject(NOTHING, settings), {
    ...NOTHING,
    environment: '/e',
    modulepath: '/a:/b',
    facts: '/f',
    node: ['n'],
    classes: ['c'],
  });
  const given = { ...NOTHING, environment: 'x', modulepath: 'y', node: ['z'], classes: ['d'] };
  assert.equal(withProject(given, settings), { ...given, facts: '/f' });
  // The names of nodes are those of the project's own facts.
  assert.equal(withProject({ ...NOTHING, facts: 'g' }, settings).node, []);
});

project.run();
