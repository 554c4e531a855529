import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment } from '../../../compiler/index.ts';

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

test.run();
