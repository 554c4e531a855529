import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LineProcess } from './line-process.ts';

/** Answers each request with its code doubled; `die` ends it, `hang` keeps it busy for good, `talk` answers with no JSON. */
const SERVER = `
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { code } = JSON.parse(line);
  if (code === 'die') { console.error('last words'); process.exit(3); }
  if (code === 'hang') for (;;);
  console.log(code === 'talk' ? 'hello' : JSON.stringify({ ok: true, value: code + code, pid: process.pid }));
});`;

function server(timeoutMs = 5000): LineProcess {
  return new LineProcess({ command: [process.execPath, '-e', SERVER], timeoutMs, startMs: 5000, ahead: 4 });
}

const line = suite('line process');

line('answers come in order, more requests than may be under way', async () => {
  const child = server();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => child.ask({ op: 'eval', code: `${i},` })));
  assert.equal(
    answers.map((answer) => answer.value),
    Array.from({ length: 50 }, (_, i) => `${i},${i},`),
  );
  await child.close();
});

line('the request that ends the process is blamed, those behind it are answered by a new one', async () => {
  const child = server();
  const [a, dead, b, noise, c] = await Promise.all(['a', 'die', 'b', 'talk', 'c'].map((code) => child.ask({ op: 'eval', code })));
  assert.is(a?.value, 'aa');
  assert.is(dead?.class, 'Crash');
  assert.match(dead?.error as string, /the process ended \(3\): last words/);
  assert.is(b?.value, 'bb');
  assert.is(noise?.class, 'Crash');
  assert.is(c?.value, 'cc');
  assert.is.not(c?.pid, a?.pid);
  assert.is(child.failures, 1);
  await child.close();
});

line('a request without an answer in time is given up', async () => {
  const child = server(300);
  await child.ask({ op: 'eval', code: 'a' });
  const [hung, b] = await Promise.all(['hang', 'b'].map((code) => child.ask({ op: 'eval', code })));
  assert.is(hung?.class, 'Timeout');
  assert.is(b?.value, 'bb');
  await child.close();
});

line('a program that is not there is an answer too', async () => {
  const child = new LineProcess({ command: ['dalang-no-such-program'], timeoutMs: 1000 });
  assert.match((await child.ask({ op: 'eval' })).error as string, /cannot start dalang-no-such-program/);
  await child.close();
});

line.run();
