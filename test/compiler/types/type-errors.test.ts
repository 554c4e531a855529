import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment } from '../../../compiler/index.ts';

interface CodeCase {
  readonly code: string;
  readonly error?: string;
  readonly logs?: readonly (readonly [string, string])[];
}

const path = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'type-errors', 'definitions.recorded.json');

for (const expected of JSON.parse(readFileSync(path, 'utf8')) as CodeCase[]) {
  test(expected.code, () => {
    const environment = new Environment({}).with({ code: expected.code });
    const result = compile(environment, { name: 'testnode', facts: {} }, { logLevel: 'notice' });
    assert.is(result.ok ? undefined : result.error, expected.error);
    assert.equal(result.logs, expected.logs ?? []);
  });
}

test.run();
