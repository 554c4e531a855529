/** Whatever code does, it ends soon and with one diagnostic, never with an error of JavaScript. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment, type Failure } from '../../compiler/index.ts';
import { HARMLESS, LIMITED, REFUSED } from '../support/hostile-cases.ts';

const test = suite('hostile code');
const environment = new Environment({});

/** Low, so that the test is short. The seconds are a net: the others must come first wherever the machine is not busy. */
const LIMITS = { steps: 300_000, values: 100_000, text: 1_000_000, regexp: 1_000_000, seconds: 20 };
/** With what a busy machine takes longer; the limit of seconds ends everything before. */
const MOST_SECONDS = 30;

function failureOf(code: string): Failure {
  const started = performance.now();
  const result = compile(environment.with({ code }), { name: 'hostile' }, { limits: LIMITS });
  const seconds = (performance.now() - started) / 1000;
  assert.ok(seconds < MOST_SECONDS, `took ${seconds.toFixed(1)} s`);
  if (result.ok) throw new Error('compiled without an error');
  return result;
}

for (const [name, code] of LIMITED) {
  test(name, () => {
    const { diagnostic } = failureOf(code);
    assert.match(diagnostic.code, /^DALANG_(?:LIMIT|NESTED_TOO_DEEPLY)$/, diagnostic.message.slice(0, 300));
    assert.ok(diagnostic.hint, 'no hint');
    assert.ok(diagnostic.at, 'no place');
  });
}

for (const [name, code] of REFUSED) {
  test(`${name}: Puppet's own error`, () => {
    const { diagnostic } = failureOf(code);
    assert.not.match(diagnostic.code, /^DALANG_LIMIT$/, diagnostic.message.slice(0, 300));
  });
}

for (const [name, code] of HARMLESS) {
  test(`${name}: ends well`, () => {
    assert.match(failureOf(code).error, /Error while evaluating a (?:Function Call|Statement), d(?:one)?\b/);
  });
}

test('each limit names its option, and its place', () => {
  const { error, diagnostic } = failureOf('$list = Integer[1, 1000000000000].map |$n| {\n  $n\n}');
  assert.is(error, 'more than 300000 steps (--limit-steps) (line: 1, column: 34)');
  assert.is(diagnostic.hint, 'The limit is 300000; --limit-steps N sets another.');
});

test('calls that are nested too deeply have the words of Puppet, and a place beside them', () => {
  const { error, diagnostic } = failureOf('function deeper($n) { deeper($n + 1) }\ndeeper(1)');
  assert.is(error, 'stack level too deep');
  assert.is(diagnostic.at?.source.place(diagnostic.at.offset).line, 1);
  assert.is(diagnostic.hint, 'The limit is 400; --limit-depth N sets another.');
});

test('a limit is that of one compilation: the next one begins anew', () => {
  for (let i = 0; i < 3; i++) {
    const code = 'Integer[1, 50000].each |$n| { $n }\nnotify { done: }';
    assert.ok(compile(environment.with({ code }), { name: 'hostile' }, { limits: LIMITS }).ok);
  }
});

test.run();
