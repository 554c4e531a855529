import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { removeOldImages } from '../../../compiler/ruby/snapshot/old-images.ts';

const test = suite('images of earlier versions');
const cache = mkdtempSync(join(tmpdir(), 'dalang-cache-'));
const HOUR = 3600;

function image(name: string, secondsAgo: number): string {
  const folder = join(cache, name);
  mkdirSync(folder);
  const used = Date.now() / 1000 - secondsAgo;
  utimesSync(folder, used, used);
  return folder;
}

const IN_USE = 'ruby-aaaaaaaaaaaaaaaa';
const folders = {
  inUse: image(IN_USE, 100 * HOUR),
  usedJustNow: image('ruby-bbbbbbbbbbbbbbbb', 60),
  before: image('ruby-cccccccccccccccc', 2 * HOUR),
  old: image('ruby-dddddddddddddddd', 3 * HOUR),
  unfinished: image('ruby-eeeeeeeeeeeeeeee.x1y2z3', 2 * HOUR),
  beingMade: image('ruby-ffffffffffffffff.x1y2z3', 60),
  other: image('ruby-metadata', 100 * HOUR),
};
removeOldImages(cache, IN_USE);

test('the image in use stays, however old it is', () => assert.ok(existsSync(folders.inUse)));
test('the one that was used last stays', () => assert.ok(existsSync(folders.usedJustNow)));
test('those before it go', () => assert.not(existsSync(folders.before) || existsSync(folders.old)));
test('what was not finished goes', () => assert.not(existsSync(folders.unfinished)));
test('what another process is making stays', () => assert.ok(existsSync(folders.beingMade)));
test('what is no image stays', () => assert.ok(existsSync(folders.other)));
test.after(() => rmSync(cache, { recursive: true }));
test.run();
