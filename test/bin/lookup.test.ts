import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { COMMAND_LINES, NODE } from '../support/lookup-commands.ts';
import { dalang, ROOT } from '../support/program.ts';
import { expectText } from '../support/unified-diff.ts';

interface Recorded {
  readonly args: readonly string[];
  readonly status: number;
  readonly stdout: string;
}

const RECORDED = JSON.parse(readFileSync(join(ROOT, 'fixtures', 'cli', 'lookup.recorded.json'), 'utf8')) as Recorded[];

const lookup = suite('dalang lookup');

lookup('every command line is recorded', () => {
  assert.equal(
    RECORDED.map(({ args }) => args),
    COMMAND_LINES,
  );
});

for (const { args, status, stdout } of RECORDED) {
  lookup(`as Puppet: lookup ${args.join(' ')}`, async () => {
    const outcome = await dalang(['lookup', ...args, ...NODE]);
    expectText(outcome.stdout.split(ROOT).join('ROOT'), stdout);
    assert.is(outcome.status, status);
  });
}

lookup('a key without a value is told, on standard error', async () => {
  const { stderr } = await dalang(['lookup', 'nowhere', ...NODE]);
  assert.is(stderr, "Error: Function lookup() did not find a value for the name 'nowhere'\n");
});

const MISTAKES: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [NODE, /^dalang: No keys were given to lookup\.\n {2}hint: dalang lookup --help\n$/],
  [['x', '--knock-out-prefix', '--', ...NODE], /are only available with '--merge deep'/],
  [['x', '--merge', 'shallow', ...NODE], /'--merge' does not accept 'shallow'\n {2}hint: it accepts first, unique, hash, deep/],
  [
    ['x', '--environment', 'prodaction', '--environmentpath', 'fixtures/cli/environments', '--node', 'x'],
    /no environment 'prodaction' in fixtures\/cli\/environments\n {2}hint: Did you mean 'production'\?/,
  ],
  [['x', '--environment', 'fixtures/cli/nowhere', '--node', 'x'], /no such environment folder: fixtures\/cli\/nowhere/],
  [['x', '--node', 'x'], /no environment given/],
  [['x', '--environment', 'fixtures/cli/environments/production'], /no node given/],
  [
    ['x', '--environment', 'fixtures/cli/environments/production', '--node', 'x', '--facts', 'nowhere.json'],
    /cannot read nowhere\.json: no such file/,
  ],
  [
    ['x', '--environment', 'fixtures/cli/environments/production', '--node', 'x', '--facts', 'README.md'],
    /README\.md(:\d+:\d+ is no YAML| holds no hash)/,
  ],
  [
    [
      'x',
      '--environment',
      'fixtures/cli/environments/production',
      '--node',
      'x',
      '--facts',
      'package-lock.json',
      '--render-as',
      's',
      '--modulepath',
      'nowhere',
    ],
    /no such folder in --modulepath: nowhere/,
  ],
];

for (const [args, says] of MISTAKES) {
  lookup(`mistake: lookup ${args.join(' ')}`, async () => {
    const { status, stdout, stderr } = await dalang(['lookup', ...args]);
    assert.is(status, 2);
    assert.is(stdout, '');
    assert.match(stderr, says);
  });
}

lookup.run();
