/** What V8 made of the program is kept in the user's cache folder; whatever is there, the answer is the same. */
import { execFileSync } from 'node:child_process';
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dalang, type Outcome } from '../support/program.ts';

const test = suite<{ home: string }>('code cache');

test.before.each((context) => {
  context.home = mkdtempSync(join(tmpdir(), 'dalang-cache-'));
});
test.after.each(({ home }) => rmSync(home, { recursive: true }));

const parse = (home: string): Promise<Outcome> =>
  dalang(['parse', '--format', 'pn', '-'], { input: '$x = 1', env: { XDG_CACHE_HOME: home } });
const ANSWER: Outcome = { status: 0, stdout: '(= (var "x") 1)\n', stderr: '' };

function cached(home: string): string[] {
  const folder = join(home, 'dalang', 'code');
  return readdirSync(folder).map((name) => join(folder, name));
}

test('the first run of a command keeps it, the next takes it', async ({ home }) => {
  assert.equal(await parse(home), ANSWER);
  const [file, ...others] = cached(home);
  assert.equal(others, []);
  const before = readFileSync(file as string);
  assert.equal(await parse(home), ANSWER);
  assert.equal(cached(home), [file]);
  assert.ok(readFileSync(file as string).equals(before));
});

/** As if the run that it was made in had taken no time. */
function madeInNoTime(file: string): void {
  const content = readFileSync(file);
  content.writeUInt32LE(0, 32);
  writeFileSync(file, content);
}

test('what a longer run has called beside is kept, too', async ({ home }) => {
  await dalang(['parse', '--help'], { env: { XDG_CACHE_HOME: home } });
  const [file] = cached(home) as [string];
  const before = statSync(file).size;
  assert.equal(await parse(home), ANSWER);
  assert.is(statSync(file).size, before);
  madeInNoTime(file);
  assert.equal(await parse(home), ANSWER);
  assert.ok(statSync(file).size > before);
  assert.equal(cached(home), [file]);
});

test('a longer run that has called nothing more leaves it', async ({ home }) => {
  await parse(home);
  const [file] = cached(home) as [string];
  madeInNoTime(file);
  const before = readFileSync(file);
  assert.equal(await parse(home), ANSWER);
  assert.ok(readFileSync(file).equals(before));
});

test('a file that is cut off or holds something else is made anew', async ({ home }) => {
  await parse(home);
  const [file] = cached(home) as [string];
  const whole = readFileSync(file).length;
  truncateSync(file, whole >> 1);
  assert.equal(await parse(home), ANSWER);
  assert.ok(readFileSync(file).length > whole >> 1);
  writeFileSync(file, Buffer.alloc(whole, 7));
  assert.equal(await parse(home), ANSWER);
  assert.not.equal(readFileSync(file)[0], 7);
});

test('a pipe in its place is not waited for', async ({ home }) => {
  await parse(home);
  const [file] = cached(home) as [string];
  rmSync(file);
  execFileSync('mkfifo', [file]);
  assert.equal(await parse(home), ANSWER);
  assert.ok(statSync(file).isFile());
});

// Only root can give a file away.
if (process.geteuid?.() === 0) {
  test('what another user has put there is not run, but made anew', async ({ home }) => {
    await parse(home);
    const [file] = cached(home) as [string];
    chownSync(file, 12345, 12345);
    assert.equal(await parse(home), ANSWER);
    assert.is(statSync(file).uid, 0);
  });
}

test('of what other versions have kept the two latest stay', async ({ home }) => {
  await parse(home);
  const [file] = cached(home) as [string];
  const others = ['1', '2', '3', '4'].map((digit) => file.replace(/[^-]+$/, digit.repeat(16)));
  others.forEach((other, day) => {
    writeFileSync(other, 'old');
    utimesSync(other, 86_400 * (day + 1), 86_400 * (day + 1));
  });
  rmSync(file);
  await parse(home);
  assert.equal(cached(home).sort(), [file, ...others.slice(2)].sort());
});

test('where nothing can be written nothing is kept, and nothing is said', async ({ home }) => {
  writeFileSync(join(home, 'dalang'), 'no folder');
  assert.equal(await parse(home), ANSWER);
  mkdirSync(join(home, 'else'));
  assert.equal(await parse('/dev/null'), ANSWER);
});

test.run();
