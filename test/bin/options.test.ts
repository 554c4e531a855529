import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type OptionSpecs, parseArguments } from '../../bin/options.ts';
import { UsageError } from '../../bin/usage-error.ts';

const SPECS = {
  node: { value: 'NAME', short: 'n', help: '' },
  'render-as': { value: 'FORMAT', choices: ['s', 'json'], help: '' },
  strict_variables: { help: '' },
  modulepath: { value: 'PATH', many: true, help: '' },
} as const satisfies OptionSpecs;

const options = suite('options');

options('values, flags, repeated options and operands', () => {
  const { options: given, operands } = parseArguments(SPECS, [
    'a',
    '--node',
    'x',
    '--render-as=s',
    '--strict-variables',
    '--modulepath=1',
    '--modulepath',
    '2',
    '-',
    '--',
    '--b',
  ]);
  assert.equal({ ...given }, { node: 'x', 'render-as': 's', strict_variables: true, modulepath: ['1', '2'] });
  assert.equal(operands, ['a', '-', '--b']);
});

options('a short form, a negated flag, and a value that begins with a dash', () => {
  assert.equal(
    { ...parseArguments(SPECS, ['-n', '-1', '--no-strict_variables']).options },
    { modulepath: [], node: '-1', strict_variables: false },
  );
});

const MISTAKES: readonly (readonly [argv: readonly string[], message: string, hint?: string])[] = [
  [['--nodes', 'x'], "unknown option '--nodes'", "Did you mean '--node'?"],
  [['--xyz'], "unknown option '--xyz'"],
  [['-x'], "unknown option '-x'"],
  [['--node'], "option '--node' needs a value: --node NAME"],
  [['--node', '--render-as', 's'], "option '--node' needs a value: --node NAME"],
  [['--render-as', 'xml'], "option '--render-as' does not accept 'xml'", 'it accepts s, json'],
  [['--strict_variables=1'], "option '--strict_variables' takes no value"],
];

for (const [argv, message, hint] of MISTAKES) {
  options(`mistake: ${argv.join(' ')}`, () => {
    try {
      parseArguments(SPECS, argv);
    } catch (error) {
      assert.instance(error, UsageError);
      assert.is((error as UsageError).message, message);
      assert.is((error as UsageError).hint, hint);
      return;
    }
    assert.unreachable();
  });
}

options.run();
