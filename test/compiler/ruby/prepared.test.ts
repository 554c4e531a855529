import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { imageFolder } from '../../../compiler/ruby/snapshot/store.ts';

const test = suite('Ruby is prepared at its first use');
const before = process.env.XDG_CACHE_HOME;
const cache = mkdtempSync(join(tmpdir(), 'dalang-prepared-'));
process.env.XDG_CACHE_HOME = cache;

function prepared(): readonly [folder: string, said: readonly string[]] {
  const said: string[] = [];
  return [imageFolder((text) => said.push(text)), said];
}

test('a line says where it is put, once', () => {
  const [folder, said] = prepared();
  assert.equal(said, [`dalang prepares Ruby for templates and functions of modules, once: ${folder}`]);
  assert.ok(folder.startsWith(join(cache, 'dalang', 'ruby-')));
  assert.ok(existsSync(join(folder, 'NOTICE')));
  assert.equal(prepared(), [folder, []]);
  assert.is(readdirSync(join(cache, 'dalang')).length, 1);
});

test.after(() => {
  if (before === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = before;
  rmSync(cache, { recursive: true });
});
test.run();
