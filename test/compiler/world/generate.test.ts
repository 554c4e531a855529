import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment, parseWorld, World } from '../../../compiler/index.ts';
import { answerText, GENERATE_ANSWERS, generateCases, manifestOf } from '../../support/generate-cases.ts';

const { answers } = JSON.parse(readFileSync(GENERATE_ANSWERS, 'utf8')) as { readonly answers: Readonly<Record<string, unknown>> };
const PROGRAMS = ['/bin/echo', '/bin/sh', '/bin', '/bin/dalang-nosuch-program', '/dalang-nosuch-folder/program'];

function run(code: string, world: World | undefined, seconds = 60) {
  return compile(new Environment({ world }, code), { name: 'n' }, { logLevel: 'notice', limits: { seconds } });
}

const permitted = suite('generate: programs that are permitted, as Puppet runs them');
for (const call of generateCases()) {
  permitted(call, () => {
    const world = new World(undefined, { dns: false, programs: PROGRAMS });
    assert.is(answerText(run(manifestOf(call), world)), JSON.stringify(answers[call]));
  });
}
permitted.run();

const generate = suite('generate');
const TOUCH = "notice(generate('/bin/sh', '-c', 'echo ran'))";

generate('runs nothing unless it is permitted', () => {
  for (const world of [
    undefined,
    new World(),
    new World(undefined, { dns: true, programs: ['/bin/shx', '/bin', 'sh', '/usr/bin/sh'] }),
  ]) {
    const result = run(TOUCH, world);
    assert.match(result.ok ? '' : result.error, /Failed to execute generator \/bin\/sh: commands are not run without permission/);
    assert.equal(
      result.unanswered.map(({ section, key }) => [section, key]),
      [['generate', "/bin/sh -c 'echo ran'"]],
    );
    assert.match(
      (!result.ok && result.diagnostic.hint) || '',
      /--world FILE.*"\/bin\/sh -c 'echo ran'": OUTPUT.*--allow-generate=\/bin\/sh/,
    );
  }
});

generate('what the world file says goes before a permission', () => {
  const answers = parseWorld(
    `generate:\n  /bin/sh -c "echo ran": from the file\n  /bin/false: {status: 2, output: " no \\n"}\n`,
    'w.yaml',
  );
  const world = new World(answers, { dns: false, programs: ['/bin/sh'] });
  assert.equal(run(TOUCH, world).logs, [['notice', 'from the file']]);
  assert.equal(world.takeUses(), []);
  const failed = run("generate('/bin/false')", world);
  assert.match(
    failed.ok ? '' : failed.error,
    /Failed to execute generator \/bin\/false: Execution of '\/bin\/false' returned 2: no \(/,
  );
});

generate('arguments that no program can be given are as Puppet has them', () => {
  const world = new World(undefined, { dns: false, programs: ['/bin/echo'] });
  const result = run('generate("/bin/echo", "a\\u0000b")', world);
  assert.match(result.ok ? '' : result.error, /Failed to execute generator \/bin\/echo: Execution of .* returned 1: /);
});

generate('what ran is told, once', () => {
  const world = new World(undefined, { dns: false, programs: ['/bin/echo'] });
  run("generate('/bin/echo', 'x') generate('/bin/echo', 'x')", world);
  assert.equal(world.takeUses(), ['this machine was asked for the command `/bin/echo x` (--allow-generate=/bin/echo)']);
  assert.equal(world.takeUses(), []);
});

generate('a program that does not end is ended', () => {
  const result = run("generate('/bin/sleep', '60')", new World(undefined, { dns: false, programs: ['/bin/sleep'] }), 1);
  assert.match(result.ok ? '' : result.error, /more than 1 seconds \(--limit-seconds\)/);
});

generate.run();
