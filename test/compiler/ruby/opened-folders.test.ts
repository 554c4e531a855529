import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment, parseWorld, World } from '../../../compiler/index.ts';

const test = suite('files below the folders where the machine has its library');

for (const path of ['/usr/share/puppet/modules/web/metadata.json', '/usr/local/etc/puppet/site.conf', '/etc/site.conf']) {
  test(`${path} is read`, () => {
    const world = new World(parseWorld(`files: { ${path}: "{}" }`, 'world.yaml'));
    const code = `notice(inline_template("<%= File.read('${path}') %> <%= File.exist?('${path}.bak') %>"))`;
    const result = compile(new Environment({ world }).with({ code }), { name: 'n', facts: {} }, { logLevel: 'notice' });
    assert.equal(result.ok ? result.logs.at(-1) : result.error, ['notice', '{} false']);
  });
}

test('the library is where it was', () => {
  const code = `notice(inline_template('<%= require "abbrev" %> <%= $LOADED_FEATURES.grep(/abbrev.rb/).first %>'))`;
  const result = compile(new Environment({}).with({ code }), { name: 'n', facts: {} }, { logLevel: 'notice' });
  assert.match(result.ok ? (result.logs.at(-1)?.[1] ?? '') : result.error, '/usr/local/lib/ruby/');
});

test.run();
