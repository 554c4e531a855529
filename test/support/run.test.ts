import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const RUNNER = join(import.meta.dirname, '..', 'run.ts');

interface Case {
  readonly name: string;
  readonly files: { readonly [name: string]: string };
  readonly patterns?: readonly string[];
  readonly filter?: string;
  /** Text that the output holds, before the closing line. */
  readonly says?: string;
  readonly closes: string;
}

const SUITE = "import { suite } from 'uvu'; const s = suite('strings');";
const ONE_OF_EACH = `${SUITE} s('good', () => {}); s('bad', () => { throw new Error('no'); }); s.run();`;
const GOOD = `${SUITE} s('good', () => {}); s('heredoc', () => {}); s.run();`;

const CASES: readonly Case[] = [
  { name: 'counts cases', files: { 'a.test.ts': ONE_OF_EACH, 'b.test.ts': GOOD }, closes: '3 passed, 1 failed' },
  {
    name: 'runs the files that a pattern names',
    files: { 'a.test.ts': ONE_OF_EACH, 'b.test.ts': GOOD },
    patterns: ['b.test'],
    closes: '2 passed, 0 failed',
  },
  {
    name: 'fails on a pattern that matches no file',
    files: { 'a.test.ts': GOOD },
    patterns: ['a.test', 'lexer'],
    says: "no test file matches 'lexer'",
    closes: '2 passed, 1 failed',
  },
  { name: 'fails without a file', files: {}, says: 'there is no test file to run', closes: '0 passed, 1 failed' },
  {
    name: 'runs the cases that FILTER names',
    files: { 'a.test.ts': ONE_OF_EACH, 'b.test.ts': GOOD },
    filter: 'heredoc',
    closes: '1 passed, 0 failed',
  },
  {
    name: 'fails when FILTER names no case',
    files: { 'a.test.ts': GOOD },
    filter: 'epp',
    says: "no case matches FILTER='epp'",
    closes: '0 passed, 1 failed',
  },
  {
    name: 'fails on a suite that was never run',
    files: { 'a.test.ts': `${SUITE} s('good', () => {});` },
    says: "suite 'strings' has cases and no .run()",
    closes: '0 passed, 1 failed',
  },
  {
    name: 'fails on a case after .run()',
    files: { 'a.test.ts': `${GOOD} s('late', () => {});` },
    says: 'no .run() after them',
    closes: '2 passed, 1 failed',
  },
  {
    name: 'fails on a suite without cases',
    files: { 'a.test.ts': `${SUITE} s.run();` },
    says: "suite 'strings' has no case",
    closes: '0 passed, 1 failed',
  },
  {
    name: 'fails on a file without suites',
    files: { 'a.test.ts': 'export {};' },
    says: 'declares no case',
    closes: '0 passed, 1 failed',
  },
  {
    name: 'fails on a file that does not load',
    files: { 'a.test.ts': "throw new Error('broken')", 'b.test.ts': GOOD },
    says: 'could not be loaded: Error: broken',
    closes: '2 passed, 1 failed',
  },
  {
    name: 'counts the cases that a throwing hook kept from running',
    files: { 'a.test.ts': `${SUITE} s.before(() => { throw new Error('no'); }); s('good', () => {}); s.run();` },
    closes: '0 passed, 1 failed',
  },
  {
    name: 'fails when a case never ends',
    files: { 'a.test.ts': `${SUITE} s('waits', () => new Promise(() => {})); s.run();` },
    says: 'the run ended early',
    closes: '0 passed, 1 failed',
  },
  {
    name: 'knows the suite without a name',
    files: { 'a.test.ts': "import { test } from 'uvu'; test('x', () => {});" },
    says: "suite '' has cases and no .run()",
    closes: '0 passed, 1 failed',
  },
];

const runner = suite('test/run.ts');

for (const { name, files, patterns = [], filter = '', says = '', closes } of CASES) {
  runner(name, () => {
    const root = mkdtempSync(join(tmpdir(), 'dalang-run-'));
    try {
      mkdirSync(join(root, 'test'));
      writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
      for (const [file, text] of Object.entries(files)) writeFileSync(join(root, 'test', file), text);
      const env = { ...process.env, FILTER: filter, UPDATE: '' };
      const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', RUNNER, `--root=${root}`, ...patterns], {
        encoding: 'utf8',
        env,
      });
      assert.is(stderr, '');
      assert.ok(stdout.includes(says), stdout);
      assert.is(stdout.trimEnd().split('\n').at(-1), closes);
      assert.is(status, closes.endsWith(' 0 failed') ? 0 : 1);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
}

runner.run();
