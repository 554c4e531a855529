import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment, parseWorld, World } from '../../../compiler/index.ts';
import { removeOldest } from '../../../compiler/ruby/metadata-cache.ts';

const test = suite('metadata of Ruby definitions');

test('what a type logs as it is loaded is logged whether its attributes are cached or not', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dalang-metadata-'));
  try {
    const types = join(directory, 'modules', 'old', 'lib', 'puppet', 'type');
    mkdirSync(types, { recursive: true });
    writeFileSync(
      join(types, 'old_thing.rb'),
      `Puppet::Type.newtype(:old_thing) do\n  newparam(:name) do\n    Puppet.warning 'old_thing is deprecated'\n    isnamevar\n  end\nend\n`,
    );
    const logs = [1, 2].map(
      () => compile(new Environment({ directory }).with({ code: "old_thing { 'a': }" }), { name: 'n', facts: {} }).logs,
    );
    assert.equal(logs, Array(2).fill([['warning', 'old_thing is deprecated']]));
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('what the world file told a type as it was loaded is not kept for runs without it', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dalang-metadata-'));
  try {
    const types = join(directory, 'modules', 'new', 'lib', 'puppet', 'type');
    mkdirSync(types, { recursive: true });
    const extra = "newparam(:extra) if File.exist?('/srv/dalang/flag')";
    writeFileSync(
      join(types, 'new_thing.rb'),
      `Puppet::Type.newtype(:new_thing) do\n  newparam(:name, namevar: true)\n  ${extra}\nend\n`,
    );
    const compiles = (world?: World): boolean =>
      compile(new Environment({ directory, world }, "new_thing { 'a': extra => 1 }"), { name: 'n', facts: {} }).ok;
    assert.ok(compiles(new World(parseWorld('files: {/srv/dalang/flag: ""}', 'w.yaml'))));
    assert.not.ok(compiles());
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('of too many entries the older half goes', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dalang-metadata-'));
  try {
    for (let number = 1; number <= 5; number++) {
      const path = join(directory, `${number}.json`);
      writeFileSync(path, '{}');
      utimesSync(path, number, number);
    }
    removeOldest(directory, 5);
    assert.equal(readdirSync(directory).sort(), ['1.json', '2.json', '3.json', '4.json', '5.json']);
    removeOldest(directory, 4);
    assert.equal(readdirSync(directory).sort(), ['4.json', '5.json']);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test.run();
