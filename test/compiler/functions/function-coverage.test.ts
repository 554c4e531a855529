/** Every function of stdlib that dalang has has recorded calls: some that give a value, and some that fail. */
import { basename } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allFunctions } from '../../../compiler/functions/index.ts';
import { functionFiles, readFunctionCases } from '../../support/function-cases.ts';

const LEAST = 12;
/** They are refused, or fail in a call from outside of modules. */
const FAIL_ALWAYS: ReadonlySet<string> = new Set(['assert_private', 'private', 'pry', 'validate_augeas', 'validate_cmd']);
/** They take anything. */
const NEVER_FAIL: ReadonlySet<string> = new Set(['any2array']);

interface Counts {
  readonly all: number;
  readonly errors: number;
}

const recorded = new Map<string, Counts>();
for (const path of functionFiles()) {
  if (!path.includes('/stdlib/')) continue;
  const { cases } = readFunctionCases(path);
  const errors = cases.filter(({ error }) => error !== undefined).length;
  recorded.set(basename(path, '.yaml'), { all: cases.length, errors });
}

const coverage = suite('function coverage');
for (const { name } of allFunctions().stdlib) {
  coverage(`${name} has recorded calls`, () => {
    const counts = recorded.get(name.replace(/^stdlib::/, ''));
    assert.ok(counts, `no fixtures/functions/stdlib/${name}.yaml`);
    const { all, errors } = counts as Counts;
    if (!FAIL_ALWAYS.has(name)) {
      assert.ok(all >= LEAST, `${all} calls, ${LEAST} at least are wanted`);
      assert.ok(all > errors, 'no call that gives a value');
    }
    if (!NEVER_FAIL.has(name)) assert.ok(errors > 0, 'no call that fails');
  });
}
coverage.run();
