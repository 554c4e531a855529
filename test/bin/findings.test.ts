/** What dalang says of data beside Puppet's own words, and the option that makes angle brackets work. */
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { expectGolden } from '../support/golden.ts';
import { dalang, ROOT } from '../support/program.ts';

const CLI = join('fixtures', 'cli');
const ENVIRONMENT = join(CLI, 'environments', 'near_misses');
const TLS = join('fixtures', 'environments', 'tls-everywhere');
const NODE = [
  '--environment',
  ENVIRONMENT,
  '--node',
  'web1',
  '--facts',
  join(CLI, 'environments', 'production', 'facts', 'web1.json'),
];

const findings = suite('findings in data');

findings('are told after Puppet’s own words, and leave value and exit code alone', async () => {
  const { status, stdout, stderr } = await dalang(['compile', ...NODE]);
  assert.is(status, 0);
  assert.match(stdout, /"title": "http:\/\/%<hiera\('domain'\)>\/"/);
  expectGolden(join(ROOT, CLI, 'near-misses.txt'), stderr.split(ROOT).join('ROOT'));
});

findings('are the same for lookup, with and without a value', async () => {
  const { status, stdout, stderr } = await dalang(['lookup', 'fine', ...NODE]);
  assert.is(stdout, '--- example.com 100% example.com %% %<s\n');
  assert.is(status, 0);
  const missing = await dalang(['lookup', 'nowhere', ...NODE]);
  assert.is(missing.status, 1);
  assert.match(
    missing.stderr,
    /^Error: Function lookup\(\) did not find a value for the name 'nowhere'\n {2}searched for node web1:\n/,
  );
  assert.ok(missing.stderr.endsWith(`no such key\n${stderr}`));
});

findings('are told once for several nodes', async () => {
  const args = [
    'compile',
    '--environment',
    ENVIRONMENT,
    '--node',
    'web1',
    '--node',
    'web2',
    '--output',
    join('.cache', 'test', 'findings'),
  ];
  const { stderr } = await dalang(args);
  assert.is(stderr.match(/^ +3 \| angle: /gm)?.length, 1);
  assert.match(stderr, /\n2 of 2 nodes compiled\n$/);
});

findings('--no-findings leaves Puppet’s own words', async () => {
  assert.is((await dalang(['lookup', 'fine', '--no-findings', ...NODE])).stderr, '');
  assert.is((await dalang(['compile', '--no-findings', ...NODE])).stderr.match(/^\w+: /gm)?.join(), 'Warning: ');
});

findings('rpc tells none', async () => {
  const request = { op: 'lookup', environment: ENVIRONMENT, keys: ['angle'] };
  const { stdout, stderr } = await dalang(['rpc'], { input: `${JSON.stringify(request)}\n` });
  assert.is(stderr, '');
  const { value, logs } = JSON.parse(stdout) as { value: unknown; logs: unknown };
  assert.equal({ value, logs }, { value: "http://%<hiera('domain')>/", logs: [] });
});

findings('there are none in an environment that is as it should be', async () => {
  const facts = join(TLS, 'facts', 'overcloud-controller-0.json');
  const { status, stderr } = await dalang(['lookup', 'nowhere', '--compile', '--environment', TLS, '--facts', facts]);
  assert.is(status, 1);
  assert.not.match(stderr, /hint: write/);
});

findings.run();

const brackets = suite('--angle-brackets');

brackets('lookup', async () => {
  const { stdout } = await dalang(['lookup', 'angle', '--angle-brackets', ...NODE]);
  assert.is(stdout, '--- http://example.com/\n');
});

brackets('compile, with automatic lookups of the same environment', async () => {
  const { stdout, stderr } = await dalang(['compile', '--angle-brackets', ...NODE]);
  assert.match(stdout, /"title": "http:\/\/example\.com\/"/);
  assert.not.match(stderr, /not %<\.\.\.>/);
  assert.match(stderr, /not \$\{\.\.\.\}/);
});

brackets('rpc, beside an environment without', async () => {
  const request = { op: 'lookup', environment: ENVIRONMENT, keys: ['angle'] };
  const lines = [{ ...request, angle_brackets: true }, request, { ...request, angle_brackets: true, code: '$x = 1' }];
  const { stdout } = await dalang(['rpc'], { input: lines.map((line) => `${JSON.stringify(line)}\n`).join('') });
  const answers = stdout.trimEnd().split('\n');
  assert.equal(
    answers.map((line) => (JSON.parse(line) as { value: unknown }).value),
    ['http://example.com/', "http://%<hiera('domain')>/", 'http://example.com/'],
  );
});

brackets.run();
