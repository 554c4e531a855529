import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment, ExportStore, parseWorld, World } from '../../../compiler/index.ts';

const WORLD = `generate:
  /usr/sbin/visudo -c -f %: ""
  /usr/sbin/haproxy -f % -c: {status: 1, output: "line 1\\n"}
files:
  /srv/dalang/motd: "from the world file\\n"
  /srv/dalang/data.yaml: "a: 1\\n"
  /srv/dalang/data.json: '{"b": 2}'
  /srv/dalang/page.epp: "<%= \\"<\${facts['x']}>\\" %>"
  /srv/dalang/bytes: {base64: /wA=}
  /etc/passwd: false
puppetdb:
  nodes { }: [{certname: a, n: 1, deep: {x: [~, 1.0]}}]
  '["from", "facts"]': []
now: 2026-01-31T12:00:00Z
seed: 7
`;

function world(text = WORLD): World {
  return new World(parseWorld(text, 'w.yaml'));
}

/** What the code logs, or its error. */
function outcome(code: string, given: World | undefined, node = 'n', exports?: ExportStore): string {
  const facts = { x: '1', networking: { fqdn: 'n.example.com' } };
  const result = compile(new Environment({ world: given }, code), { name: node, facts }, { logLevel: 'notice', exports });
  return result.ok ? result.logs.map(([level, text]) => `${level}: ${text}`).join('|') : result.error;
}

const answered = suite('world file: answers to functions');

/** With the world file, and without one. */
const CASES: readonly (readonly [code: string, answer: string, without: RegExp])[] = [
  ["notice(file('/srv/dalang/motd'))", 'notice: from the world file\n', /Could not find any files from \/srv\/dalang\/motd/],
  ["notice(find_file('/srv/dalang/none', '/srv/dalang/motd'))", 'notice: /srv/dalang/motd', /^notice: $/],
  ["notice(find_file('/etc/passwd'))", 'notice: ', /^notice: \/etc\/passwd$/],
  ["notice(binary_file('/srv/dalang/bytes'))", 'notice: /wA=', /The given file '\/srv\/dalang\/bytes' does not exist/],
  ["notice(epp('/srv/dalang/page.epp'))", 'notice: <1>', /Could not find template '\/srv\/dalang\/page.epp'/],
  [
    "notice(template('/srv/dalang/motd'))",
    'notice: from the world file\n',
    /No such file or directory @ rb_sysopen - \/srv\/dalang\/motd/,
  ],
  ["notice(loadyaml('/srv/dalang/data.yaml'))", 'notice: {a => 1}', /File does not exist!/],
  ["notice(loadjson('/srv/dalang/data.json'))", 'notice: {b => 2}', /File does not exist!/],
  [
    "notice(glob('/srv/dalang/*.{yaml,json}'))",
    'notice: [/srv/dalang/data.json, /srv/dalang/data.yaml]',
    /only folders of the environment/,
  ],
  [
    "notice(puppetdb_query('nodes { }'))",
    'notice: [{certname => a, n => 1, deep => {x => [, 1.0]}}]',
    /Unknown function: 'puppetdb_query'/,
  ],
  ["notice(puppetdb_query([from, 'facts']))", 'notice: []', /Unknown function: 'puppetdb_query'/],
  [
    "notice(puppetdb_query('nodes {}'))",
    "Evaluation Error: Unknown function: 'puppetdb_query'. (line: 1, column: 8)",
    /Unknown function/,
  ],
  ["validate_cmd('x', '/usr/sbin/visudo -c -f')", '', /validate_cmd\(\): a command is not run during compilation/],
  [
    "validate_cmd('x', '/usr/sbin/haproxy -f % -c', 'bad')",
    "Evaluation Error: Error while evaluating a Function Call, bad\nExecution of '/usr/sbin/haproxy -f % -c' returned 1: line 1 (line: 1, column: 1)",
    /is not run during compilation/,
  ],
  ['notice(time())', 'notice: 1769860800', /^notice: \d+$/],
  ['notice(Timestamp())', 'notice: 2026-01-31T12:00:00.000000000 UTC', /^notice: \d/],
  ["notice(Timestamp.new().strftime('%F %T'))", 'notice: 2026-01-31 12:00:00', /^notice: \d/],
];

for (const [code, answer, without] of CASES) {
  answered(code, () => {
    assert.is(outcome(code, world()), answer);
    assert.match(outcome(code, undefined), without);
  });
}

answered('the version of a catalog is the time', () => {
  const result = compile(new Environment({ world: world() }, ''), { name: 'n' });
  assert.is(result.ok && result.catalog.version, 1_769_860_800);
});

answered('files of the machine are read as Puppet reads them unless the world file has them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-world-'));
  try {
    const path = join(folder, 'x');
    writeFileSync(path, 'of the machine');
    assert.is(outcome(`notice(file('${path}'))`, undefined), 'notice: of the machine');
    assert.is(outcome(`notice(file('${path}'))`, world(`files: {${path}: ~}`)), 'notice: of the machine');
    assert.is(outcome(`notice(file('${path}'))`, world(`files: {${path}: of the file}`)), 'notice: of the file');
    assert.match(outcome(`notice(file('${path}'))`, world(`files: {${path}: false}`)), /Could not find any files/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

answered('files of the world file stand beside those of the environment, and in no other folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-world-'));
  try {
    writeFileSync(join(folder, 'a.txt'), '');
    const environment = new Environment(
      { directory: folder, world: world(`files: {${folder}/b.txt: b}`) },
      `notice(glob('${folder}/*.txt'))`,
    );
    const result = compile(environment, { name: 'n' }, { logLevel: 'notice' });
    assert.equal(result.ok && result.logs, [['notice', `[${folder}/a.txt, ${folder}/b.txt]`]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  assert.match(outcome("notice(glob('/srv/da/*'))", world()), /only folders of the environment/);
});

answered('queries that the world file does not have are answered from the exported resources', () => {
  const exports = new ExportStore();
  exports.addFacts('b', 'production', { name: 'b', facts: { x: 1 } });
  const code = "notice(puppetdb_query('nodes { }'))  notice(puppetdb_query('nodes[certname] { }'))";
  assert.is(
    outcome(code, world(), 'n', exports),
    'notice: [{certname => a, n => 1, deep => {x => [, 1.0]}}]|notice: [{certname => b}]',
  );
});

answered.run();

const random = suite('world file: seed');
const SHUFFLE = 'notice(shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9]), shuffle("abcdefghi"))';

random('the same seed and node have the same random numbers, whatever was compiled before', () => {
  const first = outcome(SHUFFLE, world());
  assert.is(outcome(SHUFFLE, world()), first);
  const shared = world();
  outcome(SHUFFLE, shared, 'm');
  assert.is(outcome(SHUFFLE, shared), first);
  assert.is.not(outcome(SHUFFLE, world(), 'm'), first);
  assert.is.not(outcome(SHUFFLE, world('seed: 8')), first);
});

random('without a seed they differ', () => {
  const seen = new Set([1, 2, 3].map(() => outcome(SHUFFLE, world('seed: ~'))));
  assert.is(seen.size, 3);
});

random('salted passwords follow the seed, and fqdn_rand does not', () => {
  const salted = "notice(str2saltedsha512('x'))";
  assert.is(outcome(salted, world()), outcome(salted, world()));
  assert.is.not(outcome(salted, world()), outcome(salted, undefined));
  assert.is(outcome('notice(fqdn_rand(1000000))', world()), outcome('notice(fqdn_rand(1000000))', undefined));
});

random.run();

const hints = suite('world: what had no answer');

hints('an error tells how the last question can be answered', () => {
  const result = compile(new Environment({}, "loadyaml('/srv/a') puppetdb_query('nodes {}')"), { name: 'n' });
  assert.ok(!result.ok);
  const answer =
    'no answer is at hand for the query `nodes {}`; it can stand in a world file (--world FILE), as puppetdb: {"nodes {}": [ROW, ...]}';
  assert.is(result.diagnostic.hint, answer);
  assert.equal(
    result.unanswered.map(({ key }) => key),
    ['/srv/a', 'nodes {}'],
  );
});

hints('a file that this machine has not is told of only where the error is about it', () => {
  const hintOf = (code: string) => {
    const result = compile(new Environment({}, code), { name: 'n' });
    return result.ok ? undefined : result.diagnostic.hint;
  };
  assert.match(hintOf("file('/srv/dalang/none')") ?? '', /files: \{"\/srv\/dalang\/none": CONTENT\}/);
  assert.is(hintOf("find_file('/srv/dalang/none') fail('of something else')"), undefined);
});

hints('a query with a secret in it is told nowhere', () => {
  const given = new World();
  assert.match(outcome("puppetdb_query(['=', 'x', Sensitive('hidden')])", given), /Unknown function/);
  assert.equal(given.questions(), []);
});

hints('code that goes on without an answer is noted', () => {
  const given = new World();
  outcome("loadyaml('/srv/a') find_file('/srv/b')", given);
  assert.equal(
    given.unanswered().map(({ key }) => key),
    ['/srv/a'],
  );
});

hints.run();
