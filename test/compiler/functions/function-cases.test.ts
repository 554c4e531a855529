/** Every call in fixtures/functions/*\/*.yaml gives what Puppet gave: value, type, text, error and logs. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LogLevel } from '../../../compiler/functions/function.ts';
import { DEFAULT_SETTINGS, Environment, evaluateCode } from '../../../compiler/index.ts';
import { Differences } from '../../conformance/differences.ts';
import type { ExpressionCase } from '../../support/expression-cases.ts';
import {
  CASE_MODULES,
  type FunctionCase,
  functionCaseName,
  functionFiles,
  MODULES_NAME,
  readFunctionCases,
} from '../../support/function-cases.ts';
import { expectText } from '../../support/unified-diff.ts';

const environments = {
  off: new Environment({ modulepath: [CASE_MODULES], settings: { ...DEFAULT_SETTINGS, strict: 'off' } }),
  warning: new Environment({ modulepath: [CASE_MODULES] }),
  error: new Environment({ modulepath: [CASE_MODULES], settings: { ...DEFAULT_SETTINGS, strict: 'error' } }),
};

const differences = new Differences();
const functions = suite('function cases');
for (const path of functionFiles()) {
  const { cases, facts = {}, log_level = 'warning' } = readFunctionCases(path);
  for (const expected of cases) {
    const name = `${functionCaseName(path)}: ${expected.expr}`;
    functions(name, () => {
      const { strict, ...answer } = expected;
      const [ours, puppets] = [printed(answerTo(expected, facts, log_level)), printed(answer)];
      if (differences.has('functions', name)) assert.is.not(ours, puppets, 'is the same: take it off differences.yaml');
      else expectText(ours, puppets);
    });
  }
}
functions('differences.yaml lists no call that is not there', () => {
  assert.equal(differences.stale('functions'), []);
});
functions.run();

function answerTo({ expr, strict }: FunctionCase, facts: Readonly<Record<string, unknown>>, logLevel: LogLevel): ExpressionCase {
  const answer = evaluateCode(environments[strict ?? 'warning'], expr, { name: 'testnode', facts }, { logLevel });
  const logs = answer.logs.length === 0 ? {} : { logs: answer.logs };
  if (!answer.ok) return { expr, error: answer.error, ...logs };
  return { expr, value: answer.value, type: answer.type, string: answer.string, ...logs };
}

/** One text for an answer, whatever the order of keys in objects. */
function printed(answer: unknown): string {
  const text = JSON.stringify(answer, (_key, part) => sortedPart(part), 1);
  return text.replaceAll(CASE_MODULES, MODULES_NAME);
}

/** Objects with their keys sorted; Integers as a JSON reader sees them, whatever their size. */
function sortedPart(part: unknown): unknown {
  if (typeof part === 'bigint') return Number(part);
  return isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
