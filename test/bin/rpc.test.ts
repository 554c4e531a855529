import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dalang } from '../support/program.ts';

const rpc = suite('dalang rpc');

interface Answer {
  readonly [field: string]: unknown;
}

/** The answers to some lines, without their times. */
async function ask(lines: readonly string[]): Promise<Answer[]> {
  const { status, stdout, stderr } = await dalang(['rpc'], { input: `${lines.join('\n')}\n` });
  assert.is(stderr, '');
  assert.is(status, 0);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { seconds, ...answer } = JSON.parse(line) as Answer;
      assert.type(seconds, 'number');
      return answer;
    });
}

rpc('parse answers with the tree, or with Puppet’s message', async () => {
  assert.equal(await ask(['{"id":1,"op":"parse","source":"$x = 1"}', '{"id":"b","op":"parse","source":"$x = }","file":"a.pp"}']), [
    { ok: true, pn: '(= (var "x") 1)', logs: [], id: 1 },
    { ok: false, error: "Syntax error at '}' (file: a.pp, line: 1, column: 6)", logs: [], id: 'b' },
  ]);
});

rpc('several errors are logged and counted', async () => {
  const [answer] = await ask(['{"op":"parse","source":"$1x = 08\\n1 = 2\\n3 = 4"}', '{"op":"parse","source":""}']);
  assert.is(answer?.ok, false);
});

rpc('eval, compile and lookup answer in one process', async () => {
  const environment = 'fixtures/cli/environments/production';
  const node = { environment, node: 'web1', facts: { hostname: 'web1' } };
  const [value, catalog, found, missing] = await ask(
    [
      { op: 'eval', code: '[1, 2.5, 9223372036854775807]' },
      { op: 'compile', ...node },
      { op: 'lookup', ...node, keys: ['web::port'], explain: true },
      { op: 'lookup', ...node, keys: ['nowhere'] },
    ].map((request) => JSON.stringify(request)),
  );
  assert.is(value?.string, '[1, 2.5, 9223372036854775807]');
  assert.equal((catalog?.catalog as { classes: string[] } | undefined)?.classes, ['settings', 'web']);
  assert.equal(catalog?.exported, []);
  assert.is(found?.value, 8080);
  assert.match(found?.explain as string, /Found key: "web::port" value: 8080/);
  assert.equal(missing, { ok: false, error: "Function lookup() did not find a value for the name 'nowhere'", logs: [] });
});

rpc('no digit of an Integer is lost', async () => {
  const { stdout } = await dalang(['rpc'], { input: '{"op":"eval","code":"9223372036854775807"}\n' });
  assert.match(stdout, /"value":9223372036854775807,/);
});

const BAD: readonly (readonly [line: string, error: RegExp])[] = [
  ['{"op":', /^not a line of JSON: /],
  ['[1]', /^a request is a JSON object$/],
  ['{"op":"frob"}', /^"op" must be one of .*parse/],
  ['{"op":"toString"}', /^"op" must be one of /],
  ['{}', /^"op" must be one of /],
  ['{"op":"parse"}', /^"source" is missing$/],
  ['{"op":"parse","source":1}', /^"source" must be a string$/],
];

rpc('a bad line gets an answer, and the next line its own', async () => {
  const answers = await ask([...BAD.map(([line]) => line), '', '{"op":"parse","source":"1"}']);
  for (const [i, [, error]] of BAD.entries()) {
    assert.is(answers[i]?.ok, false);
    assert.is(answers[i]?.class, 'BadRequest');
    assert.match(answers[i]?.error as string, error);
  }
  assert.is(answers.length, BAD.length + 1);
  assert.is(answers.at(-1)?.ok, true);
});

rpc.run();
