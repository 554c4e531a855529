import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DEFAULT_SETTINGS, Environment, type Settings } from '../../compiler/index.ts';
import { Differences } from '../conformance/differences.ts';
import { answerOf, printed } from '../support/check-expressions.ts';
import {
  CASE_MODULES,
  type FunctionCase,
  type FunctionCases,
  functionCaseName,
  functionFiles,
  MODULES_NAME,
  readFunctionCases,
} from '../support/function-cases.ts';

const calls = suite('calls of functions');
const environment = new Environment({ modulepath: [CASE_MODULES] });
const differences = new Differences();

for (const path of functionFiles()) {
  const table = readFunctionCases(path);
  for (const { strict, ...expected } of table.cases) {
    const name = `${functionCaseName(path)}: ${expected.expr}`;
    calls(name, () => {
      const ours = answer(expected.expr, strict, table);
      if (differences.has('functions', name)) assert.is.not(ours, printed(expected), 'is the same: take it off differences.yaml');
      else assert.is(ours, printed(expected));
    });
  }
}

function answer(expr: string, strict: FunctionCase['strict'], { facts }: FunctionCases): string {
  const settings: Settings = strict === undefined ? environment.settings : { ...DEFAULT_SETTINGS, strict };
  const node = { name: 'testnode', facts: (facts ?? {}) as Readonly<Record<string, unknown>> };
  return printed(answerOf(expr, environment.with({ settings }), node)).replaceAll(CASE_MODULES, MODULES_NAME);
}

calls('differences.yaml lists no call that is not there', () => {
  assert.equal(differences.stale('functions'), []);
});

calls.run();
