import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { replaceFile } from '../../compiler/replace-file.ts';

const test = suite<{ folder: string }>('replaceFile');

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-replace-'));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

for (const isDurable of [false, true]) {
  test(`a file keeps who may read it${isDurable ? ', durable' : ''}`, ({ folder }) => {
    const path = join(folder, 'secret');
    writeFileSync(path, 'old');
    for (const mode of [0o600, 0o664]) {
      chmodSync(path, mode);
      replaceFile(path, `new ${mode}`, isDurable);
      assert.is(readFileSync(path, 'utf8'), `new ${mode}`);
      assert.is(statSync(path).mode & 0o777, mode);
    }
  });
}

test('where it cannot be written nothing is left behind', ({ folder }) => {
  mkdirSync(join(folder, 'folder'));
  assert.throws(() => replaceFile(join(folder, 'folder'), 'text'), /EISDIR|ENOTEMPTY|EPERM/);
  assert.equal(readdirSync(folder), ['folder']);
});

test.run();
