/** `dalang validate` as users run it, on an environment with a few faults. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { expectGolden } from '../../support/golden.ts';
import { dalangInProcess } from '../../support/in-process.ts';
import { dalang, type Outcome, ROOT } from '../../support/program.ts';

const GOLDENS = join(ROOT, 'fixtures', 'cli');
const FAULTY = join(GOLDENS, 'environments', 'faulty');
/** Of all nodes but db1, whose catalog does not compile, too. */
const KEYS = ['--only', 'hiera-missing-key'];

interface Context {
  /** A copy of the faulty environment, in which the commands run. */
  folder: string;
}

const validate = suite<Context>('dalang validate');

validate.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-validate-'));
  cpSync(FAULTY, context.folder, { recursive: true });
});
validate.after.each(({ folder }) => rmSync(folder, { recursive: true }));

function run(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return dalangInProcess(['validate', ...args], { cwd: folder });
}

function edit(folder: string, file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function lastLines({ stdout }: Outcome): readonly string[] {
  const lines = stdout.trimEnd().split('\n');
  return lines.slice(lines.findIndex((line) => /\(\d+ files?, \d+ nodes?\)$/.test(line)));
}

validate('tells what is wrong for all nodes, with the rules, and what is ignored', async ({ folder }) => {
  const outcome = await dalang(['validate', '--facts', 'facts'], { cwd: folder });
  assert.is(outcome.status, 1);
  assert.is(outcome.stderr, '');
  expectGolden(join(GOLDENS, 'validate.txt'), outcome.stdout);
});

validate('reads modules that lie elsewhere where they make resources of data', async ({ folder }) => {
  const elsewhere = join(folder, 'elsewhere', 'motd', 'manifests');
  mkdirSync(elsewhere, { recursive: true });
  const iteration = '$files.each |$path, $attributes| { file { $path: * => $attributes } }';
  writeFileSync(join(elsewhere, 'init.pp'), `class motd(Hash $files = {}) {\n  ${iteration}\n}\n`);
  mkdirSync(join(folder, 'own', 'data'), { recursive: true });
  writeFileSync(join(folder, 'own', 'hiera.yaml'), 'version: 5\nhierarchy: [{name: c, path: c.yaml}]\n');
  writeFileSync(join(folder, 'own', 'data', 'c.yaml'), 'motd::files:\n  /etc/motd: {ensur: file}\n');
  const { stdout } = await run(folder, 'own', '--modulepath', 'elsewhere');
  assert.match(stdout, /own\/data\/c\.yaml, line: 2, column: 15\) \[resource-unknown-parameter\]/);
});

validate('takes a folder, and says all in other forms and into a file', async ({ folder }) => {
  const args = [FAULTY, ...KEYS, '--format', 'json'];
  const { status, stdout } = await run(folder, ...args);
  assert.is(status, 1);
  const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; file: string }[] };
  assert.equal([...new Set(findings.map(({ rule }) => rule))], ['hiera-missing-key']);
  const toFile = await run(folder, ...args, '--output', 'reports/validate.json');
  assert.equal(
    { ...toFile, status: 1 },
    { status: 1, stdout: '', stderr: 'reports/validate.json: 2 errors, 0 warnings, 0 notes\n' },
  );
  assert.is(readFileSync(join(folder, 'reports', 'validate.json'), 'utf8'), stdout);
  assert.equal(readdirSync(join(folder, 'reports')), ['validate.json']);
});

validate('severities decide the exit code', async ({ folder }) => {
  const severities: readonly (readonly [args: readonly string[], status: number, line: string])[] = [
    [[], 1, '2 errors'],
    [['--rule', 'hiera-missing-key=warning'], 0, '2 warnings'],
    [['--rule', 'hiera-missing-key=warning', '--fail-on', 'warning'], 1, '2 warnings'],
    [['--rule', 'hiera-missing-key=note', '--fail-on', 'warning'], 0, '2 notes'],
    [['--rule', 'hiera-missing-key=off'], 0, 'nothing found'],
  ];
  for (const [args, status, line] of severities) {
    const outcome = await run(folder, ...KEYS, ...args);
    assert.is(outcome.status, status, args.join(' '));
    assert.is(lastLines(outcome)[0], `${line} (5 files, 0 nodes)`);
  }
});

validate('a baseline hides what is known, wherever it stands, and nothing else', async ({ folder }) => {
  const baseline = ['--baseline', 'known.json', ...KEYS];
  const update = await run(folder, ...baseline, '--update-baseline');
  assert.equal([update.status, update.stderr], [0, 'known.json: 2 known findings (2 new, 0 gone)\n']);
  edit(folder, 'data/common.yaml', (text) => text.replace('---\n', '---\n# one line more\n'));
  const known = await run(folder, ...baseline);
  assert.is(known.status, 0);
  assert.equal(lastLines(known), [
    'nothing found (5 files, 0 nodes)',
    '2 known findings of the baseline not shown',
    '2 findings ignored',
  ]);
  edit(folder, 'data/nodes/db1.yaml', (text) => `${text}more: "%{lookup('absent')}"\n`);
  const more = await run(folder, ...baseline);
  assert.is(more.status, 1);
  assert.match(more.stdout, /'absent'/);
  assert.equal(more.stdout.match(/\[hiera-missing-key\]/g)?.length, 1);
});

validate('what is not found any more is told, and leaves the baseline with an update', async ({ folder }) => {
  const baseline = ['--baseline', 'known.json', '--rule', 'unused-ignore=off'];
  await run(folder, ...baseline, '--update-baseline');
  edit(folder, 'data/nodes/db1.yaml', () => '--- {}\n');
  const stale = await run(folder, ...baseline);
  assert.is(stale.status, 0);
  assert.match(stale.stdout, /^Note: a finding of the baseline is not found any more \(file: known\.json\) \[stale-baseline\]\n/);
  // Rules that did not look can tell nothing.
  assert.not.match((await run(folder, ...baseline, '--only', 'yaml-syntax,stale-baseline')).stdout, /Note/);
  const update = await run(folder, ...baseline, '--update-baseline');
  assert.match(update.stderr, /\(0 new, 1 gone\)\n$/);
});

validate('dalang.yaml says what the command line need not', async ({ folder }) => {
  const below = join(folder, 'data');
  writeFileSync(
    join(folder, 'dalang.yaml'),
    `facts: facts
nodes: [web1, web2]
rules: {hiera-missing-key: warning, hiera-missing-variable: off}
ignore: [data/nodes]
fail_on: warning
`,
  );
  const outcome = await run(below);
  assert.is(outcome.status, 1);
  assert.match(outcome.stdout, /^Warning: .*\(file: common\.yaml, line: 2, .*\[hiera-missing-key\]$/m);
  assert.match(outcome.stdout, /^ {3}= on all 2 nodes$/m);
  assert.not.match(outcome.stdout, /hiera-missing-variable|db1\.yaml/);
  // The nodes of a project are all that it has: a comment that ignores nothing for them ignores nothing.
  edit(folder, 'data/common.yaml', (text) => `${text}last: 1 # dalang:ignore compilation\n`);
  assert.match((await run(below)).stdout, /Nothing to ignore: compilation finds nothing on line 12/);
  assert.not.match((await run(below, '--node', 'web1')).stdout, /Nothing to ignore: compilation/);
  assert.is((await run(below, '--fail-on', 'error', '--rule', 'hiera-missing-key=note')).status, 0);
  assert.equal((await run(below, '--no-config')).stderr.split('\n')[0], 'dalang: no environment given');
  writeFileSync(join(folder, 'dalang.yaml'), 'fcats: facts\n');
  const broken = await run(folder);
  assert.is(broken.status, 2);
  assert.match(
    broken.stderr,
    /unknown setting 'fcats' \(file: dalang\.yaml, line: 1, column: 1\)\n[\s\S]*Did you mean 'facts'\?[\s\S]*\ndalang: dalang\.yaml has 1 mistake\n/,
  );
});

const MISTAKES: readonly (readonly [args: readonly string[], says: string, hint: string])[] = [
  [['nowhere'], 'no such folder: nowhere', 'name the folder of an environment'],
  [['.', '.'], 'validate takes one folder', 'one environment at a time'],
  [['.', '--environment', '.'], 'the environment is named twice', 'leave out --environment, or the folder'],
  [
    ['facts'],
    'no environment in facts',
    'expected are manifests, modules, hiera.yaml or environment.conf, or a dalang.yaml that names one',
  ],
  [['--rule', 'yaml-syntacs=off'], "unknown rule 'yaml-syntacs'", "Did you mean 'yaml-syntax'?"],
  [['--rule', 'yaml-syntax'], '--rule yaml-syntax: a severity is missing', '--rule yaml-syntax=error|warning|note|off'],
  [['--rule', 'yaml-syntax=fatal'], '--rule yaml-syntax=fatal: a severity is missing', '--rule yaml-syntax=error|warning|note|off'],
  [['--only', 'quux'], "unknown rule 'quux'", '`dalang rules` lists them'],
  [['--update-baseline'], '--update-baseline needs a file to write', '--baseline FILE, or baseline: FILE in dalang.yaml'],
  [['--baseline', 'absent.json'], 'cannot read absent.json: no such file', 'check the path and its permissions'],
  [['--config', 'absent.yaml'], 'cannot read absent.yaml: no such file', 'check the path and its permissions'],
  [['--output', 'facts'], 'cannot write facts: it is a folder', 'check the path and its permissions'],
];

for (const [args, says, hint] of MISTAKES) {
  validate(`mistake: ${args.join(' ')}`, async ({ folder }) => {
    assert.equal(await run(folder, ...args), { status: 2, stdout: '', stderr: `dalang: ${says}\n  hint: ${hint}\n` });
  });
}

validate.run();

const HERE = { cwd: ROOT };
const rules = suite('dalang rules');

rules('lists every rule, tells one, and says it for programs', async () => {
  const list = await dalangInProcess(['rules'], HERE);
  assert.is(list.status, 0);
  const all = JSON.parse((await dalangInProcess(['rules', '--format', 'json'], HERE)).stdout) as readonly Readonly<
    Record<string, unknown>
  >[];
  for (const { name, severity } of all) assert.match(list.stdout, new RegExp(`^  ${name} +${severity}`, 'm'));
  for (const { summary, example } of all) {
    assert.match(String(summary), /\.$/);
    assert.ok(example);
  }
  assert.match(
    (await dalangInProcess(['rules', 'yaml-syntax'], HERE)).stdout,
    /^yaml-syntax \(error\)\n\nA data file[\s\S]*\n\n {4}\S/,
  );
  const unknown = await dalangInProcess(['rules', 'yaml-sintax'], HERE);
  assert.equal(unknown, {
    status: 2,
    stdout: '',
    stderr: "dalang: unknown rule 'yaml-sintax'\n  hint: Did you mean 'yaml-syntax'?\n",
  });
});

rules.run();
