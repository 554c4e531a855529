import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Environment } from '../../compiler/index.ts';
import { Differences } from '../conformance/differences.ts';
import { answerOf, printed } from '../support/check-expressions.ts';
import { FUNCTIONS_ENVIRONMENT, functionTables, readTable, tableName, withoutRoot } from '../support/function-cases.ts';

const calls = suite('calls of functions');
const environment = new Environment({ directory: FUNCTIONS_ENVIRONMENT });
const differences = new Differences();

for (const path of functionTables()) {
  const { cases, facts } = readTable(path);
  for (const expected of cases) {
    const name = `${tableName(path)}: ${expected.expr}`;
    calls(name, () => {
      const ours = withoutRoot(printed(answerOf(expected.expr, environment, { name: 'testnode', facts: facts ?? {} })));
      if (differences.has('functions', name)) assert.is.not(ours, printed(expected), 'is the same: take it off differences.yaml');
      else assert.is(ours, printed(expected));
    });
  }
}

calls('differences.yaml lists no call that is not there', () => {
  assert.equal(differences.stale('functions'), []);
});

calls.run();
