import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { expectGolden, isRecorded } from './golden.ts';

interface Context {
  folder: string;
  update: string | undefined;
}

const golden = suite<Context>('golden files');

golden.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-golden-'));
  context.update = process.env.UPDATE;
  process.env.UPDATE = '';
});
golden.after.each((context) => {
  rmSync(context.folder, { recursive: true });
  if (context.update === undefined) delete process.env.UPDATE;
  else process.env.UPDATE = context.update;
});

golden('equal texts pass', ({ folder }) => {
  const path = join(folder, 'help.txt');
  writeFileSync(path, 'a\n');
  expectGolden(path, 'a\n');
});

golden('a difference is a unified diff and leaves the actual text beside the file', ({ folder }) => {
  const path = join(folder, 'help.txt');
  writeFileSync(path, 'a\nb\n');
  assert.throws(() => expectGolden(path, 'a\nc\n'), /^[\s\S]*@@ -1,2 \+1,2 @@\n a\n-b\n\+c\n/);
  assert.is(readFileSync(join(folder, '_actual.help.txt'), 'utf8'), 'a\nc\n');
  expectGolden(path, 'a\nb\n');
  assert.not.ok(existsSync(join(folder, '_actual.help.txt')));
});

golden('UPDATE=1 rewrites what dalang owns', ({ folder }) => {
  process.env.UPDATE = '1';
  const path = join(folder, 'new', 'main.diagnostics');
  expectGolden(path, 'x\n');
  assert.is(readFileSync(path, 'utf8'), 'x\n');
});

golden('UPDATE=1 does not touch what Puppet said', ({ folder }) => {
  process.env.UPDATE = '1';
  for (const name of ['main.pn', 'catalog.json', 'logs.txt', 'answers.json', 'explain.txt']) {
    const path = join(folder, name);
    writeFileSync(path, 'Puppet\n');
    assert.throws(() => expectGolden(path, 'dalang\n'), /npm run record/);
    assert.is(readFileSync(path, 'utf8'), 'Puppet\n');
  }
});

golden('a table that names the Puppet it was recorded from is recorded', ({ folder }) => {
  const path = join(folder, 'flatten.yaml');
  writeFileSync(path, '# Recorded from Puppet 7.23.0\n');
  assert.ok(isRecorded(path));
  writeFileSync(path, '# by hand\n');
  assert.not.ok(isRecorded(path));
});

golden.run();
