import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment, parseWorld, World } from '../../../compiler/index.ts';
import { RUBY_ENVIRONMENT, RUBY_FACTS } from '../../support/ruby-cases.ts';

const FOLDER = join(RUBY_ENVIRONMENT, '..', '..', 'world');
const TABLE = load(readFileSync(join(FOLDER, 'ruby.yaml'), 'utf8')) as Readonly<
  Record<string, readonly (readonly [code: string, outcome: string])[]>
>;
const ANSWERS = parseWorld(readFileSync(join(FOLDER, 'world.yaml'), 'utf8'), 'world.yaml');

/** A template with the code, in the environment. */
function run(code: string, environment: Environment, name = 'n') {
  const template = `<%= ${code} %>`.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const target = environment.with({ code: `notice(inline_template('${template}'))` });
  return compile(target, { name, facts: RUBY_FACTS }, { logLevel: 'notice' });
}

function outcome(code: string, environment: Environment, name?: string): string {
  const result = run(code, environment, name);
  return result.ok ? result.logs.map(([, text]) => text).join('\n') : result.error;
}

const environment = new Environment({ directory: RUBY_ENVIRONMENT, world: new World(ANSWERS) });
for (const [what, cases] of Object.entries(TABLE)) {
  const test = suite(`world file in Ruby: ${what}`);
  for (const [code, wanted] of cases) {
    test(code, () => {
      const got = outcome(code, environment);
      assert.ok(got.includes(wanted), `${got}\ndoes not say: ${wanted}`);
    });
  }
  test.run();
}

const seeded = suite('world file in Ruby: seed');
const RANDOM =
  '[rand(10**9), Random.new.rand(10**9), SecureRandom.hex(8), (1..20).to_a.shuffle, [1, 2, 3].sample, Random.bytes(4).bytes].inspect';

seeded('each compilation of a node has the same random numbers', () => {
  const first = outcome(RANDOM, environment);
  assert.is(outcome(RANDOM, environment), first);
  assert.is.not(outcome(RANDOM, environment, 'm'), first);
  assert.is(outcome(RANDOM, new Environment({ directory: RUBY_ENVIRONMENT, world: new World(ANSWERS) })), first);
});

seeded('without a seed they differ', () => {
  const plain = new Environment({ directory: RUBY_ENVIRONMENT });
  assert.is.not(outcome(RANDOM, plain), outcome(RANDOM, plain));
});
seeded.run();

const asked = suite('world in Ruby: what was asked');

asked('everything that nobody answers is noted, time and random numbers too', () => {
  const world = new World();
  const plain = new Environment({ directory: RUBY_ENVIRONMENT, world });
  for (const code of [
    'Resolv.getaddress("Web.Example.com")',
    'Resolv::DNS.new.getresources("example.com", Resolv::DNS::Resource::IN::MX)',
    'Resolv::DNS.new.getname("192.0.2.1")',
    '`id  -u`',
    'system("id", "a b")',
    'File.read("/etc/x")',
    'File.exist?("/etc/y")',
    'Dir.entries("/etc/z")',
    '(require "nosuchlib") rescue 0',
    'Dir.tmpdir; File.exist?("relative"); File.exist?(scope.environment.modulepath[0])',
    'Resolv.getaddress("x" * 300)',
  ])
    run(code, plain);
  assert.equal(
    world.questions().map(({ section, key }) => `${section} ${key}`),
    [
      'dns web.example.com',
      'dns example.com MX',
      'dns 192.0.2.1',
      'generate id -u',
      "generate id 'a b'",
      'files /etc/x',
      'files /etc/y',
      'files /etc/z',
    ],
  );
  assert.equal([world.timeAsked, world.randomAsked], [false, false]);
  run('Date.today; Time.now', plain);
  run('[1, 2].shuffle', plain);
  assert.equal([world.timeAsked, world.randomAsked], [true, true]);
});

asked('the answer, or its absence, is that of the compilation', () => {
  const plain = new Environment({ directory: RUBY_ENVIRONMENT });
  const failed = run('Resolv.getaddress("web")', plain);
  assert.match(
    (!failed.ok && failed.diagnostic.hint) || '',
    /the addresses of web; .*dns: \{"web": \[ANSWER, ...\]\}; --allow-dns asks/,
  );
  assert.equal(
    run('File.exist?("/etc/y")', plain).unanswered.map(({ key }) => key),
    ['/etc/y'],
  );
  assert.equal(run('1', plain).unanswered, []);
});

asked('a permission for programs is not one for Ruby', () => {
  const world = new World(undefined, { dns: false, programs: ['/bin/echo'] });
  const got = outcome('`/bin/echo x`', new Environment({ directory: RUBY_ENVIRONMENT, world }));
  assert.match(got, /must not run a process: \/bin\/echo x/);
});

asked('this machine resolves names when that is permitted', () => {
  const world = new World(undefined, { dns: true, programs: [] });
  const permitted = new Environment({ directory: RUBY_ENVIRONMENT, world });
  assert.match(outcome('Resolv.getaddresses("localhost").inspect', permitted), /127\.0\.0\.1|::1/);
  assert.equal(world.takeUses(), ['this machine was asked for the addresses of localhost (--allow-dns)']);
});

asked.run();
