import { PassThrough } from 'node:stream';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Progress, Terminal } from '../../bin/terminal.ts';

const terminal = suite('terminal');

function stream(isTTY: boolean): PassThrough & { isTTY: boolean } {
  return Object.assign(new PassThrough(), { isTTY });
}

terminal('colours only where a person looks, and not with NO_COLOR', () => {
  assert.ok(new Terminal(stream(false), stream(true), {}).color);
  assert.not.ok(new Terminal(stream(true), stream(false), {}).color);
  assert.not.ok(new Terminal(stream(true), stream(true), { NO_COLOR: '1' }).color);
  assert.is(new Terminal(stream(true), stream(false), {}).red('x'), 'x');
});

terminal('results and messages go to their own streams', async () => {
  const [stdout, stderr] = [stream(false), stream(false)];
  const both = new Terminal(stdout, stderr, {});
  await both.print('result\n');
  both.say('message');
  assert.is(String(stdout.read()), 'result\n');
  assert.is(String(stderr.read()), 'message\n');
});

terminal('progress waits two seconds, and stays silent in a pipe', () => {
  const lines: string[] = [];
  const now = Date.now;
  try {
    let clock = 0;
    Date.now = () => clock;
    const shown = new Progress((line) => lines.push(line), 'parsing', 3, true);
    const silent = new Progress((line) => lines.push(`silent ${line}`), 'parsing', 3, false);
    for (clock of [1000, 2500, 2550, 9000]) {
      shown.step('a.pp');
      silent.step('a.pp');
    }
    shown.end();
    silent.end();
  } finally {
    Date.now = now;
  }
  assert.equal(lines, ['parsing: 2 of 3 a.pp', 'parsing: 4 of 3 a.pp', '']);
});

terminal.run();
