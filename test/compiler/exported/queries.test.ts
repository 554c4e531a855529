/** puppetdb_query over a small store: fixtures/exported/queries.yaml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DEFAULT_SETTINGS, Environment, type ExportStore, evaluateCode, fromData, readExports } from '../../../compiler/index.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'exported');

interface QueryCase {
  readonly query: unknown;
  readonly answer?: unknown;
  readonly certnames?: readonly string[];
  readonly error?: string;
}

function fixture(name: string): unknown {
  return load(readFileSync(join(FOLDER, name), 'utf8'));
}

function storeWithFacts(): ExportStore {
  const store = readExports(join(FOLDER, 'store.json'));
  for (const [name, facts] of Object.entries(fixture('facts.yaml') as Record<string, Record<string, unknown>>)) {
    store.addFacts(name, 'production', { name, facts });
  }
  return store;
}

const queries = suite('puppetdb_query');
const store = storeWithFacts();
const environment = new Environment({ settings: DEFAULT_SETTINGS });

for (const { query, answer, certnames, error } of fixture('queries.yaml') as readonly QueryCase[]) {
  queries(typeof query === 'string' ? query : JSON.stringify(query), () => {
    const node = { name: 'here', facts: { query: fromData(query) } };
    const result = evaluateCode(environment, "puppetdb_query($facts['query'])", node, { exports: store });
    if (error !== undefined) {
      assert.not.ok(result.ok);
      const text = result.ok
        ? ''
        : result.error.replace(/^Evaluation Error: Error while evaluating a Function Call, | \(line: .*/g, '');
      if (error.startsWith('/')) assert.match(text, new RegExp(error.slice(1, -1)));
      else assert.is(text, error);
      return;
    }
    assert.is(result.ok ? '' : result.error, '');
    const value = JSON.parse(JSON.stringify(result.ok ? result.value : null)) as { certname: string }[];
    if (certnames) assert.equal([value.map(({ certname }) => certname.replace('.example.com', ''))], [certnames]);
    else assert.equal(value, answer);
  });
}

queries('is unknown without a store', () => {
  const result = evaluateCode(environment, "puppetdb_query('nodes { }')", { name: 'here' });
  assert.match(result.ok ? '' : result.error, /^Evaluation Error: Unknown function: 'puppetdb_query'\. \(line: 1, column: \d+\)$/);
});

queries.run();
