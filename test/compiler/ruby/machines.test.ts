import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment } from '../../../compiler/index.ts';

const test = suite('machines of Ruby');
const environment = new Environment({});

/** What the code answers in a template, or the error it ends with. */
function outcomeOf(code: string, seconds = 60): string {
  const target = environment.with({ code: `notice(inline_template('<%= ${code} %>'))` });
  const result = compile(target, { name: 'n', facts: {} }, { logLevel: 'notice', limits: { seconds } });
  return result.ok ? (result.logs.at(-1)?.[1] ?? '') : result.error;
}

test('a machine serves one call after another', () => {
  outcomeOf('$left = "behind"');
  assert.is(outcomeOf('$left.inspect'), '"behind"');
});

const ENDS: Readonly<Record<string, readonly [code: string, error: string]>> = {
  'a limit': ['loop { }', 'more than 1 seconds'],
  'its own end': ['exit!', 'ended its machine'],
};

for (const [what, [code, error]] of Object.entries(ENDS)) {
  test(`one that ${what} has ended is thrown away: the next call sees nothing of it`, () => {
    outcomeOf('$left = "behind"; String.define_method(:mark) { 1 }');
    assert.match(outcomeOf(code, 1), error);
    assert.is(outcomeOf('[$left, "".respond_to?(:mark), 1 + 1].inspect'), '[nil, false, 2]');
  });
}

test('an error of Ruby code does not end a machine', () => {
  outcomeOf('$left = "behind"');
  assert.match(outcomeOf('raise "no"'), 'no');
  assert.is(outcomeOf('$left.inspect'), '"behind"');
});

test('those of other levels go with it, and calls go on at every level', () => {
  const nested = (inner: string) => `scope.call_function("inline_template", ["<" + "%= ${inner} %" + ">"])`;
  outcomeOf('$left = "behind"');
  assert.is(outcomeOf(nested('$inside = 7')), '7');
  assert.is(outcomeOf(nested('$inside.inspect')), '7');
  assert.match(outcomeOf(nested('loop { }'), 1), 'more than 1 seconds');
  assert.is(outcomeOf('$left.inspect'), 'nil');
  assert.is(outcomeOf(nested('$inside.inspect')), 'nil');
});

test.run();
