/**
 * Lookups take shortcuts where nobody asks how they went: an index of keys, runs of files, merges that copy nothing. What they find is what
 * an explained lookup finds, which does every step.
 */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FactScope, Invocation, type Lookup, lookupValue, TextExplainer } from '../../../compiler/lookup/index.ts';
import type { Value } from '../../../compiler/values/index.ts';
import { lookupOf, RecordingLog, toValue } from '../../support/lookup-run.ts';

const test = suite('shortcuts of lookups');

const HIERARCHY = `version: 5
hierarchy:
  - {name: first, path: "%{fact}.yaml"}
  - {name: several, paths: [b.yaml, none.yaml, c.yaml, b.yaml]}
  - {name: json, data_hash: json_data, path: d.json}
  - {name: last, paths: [e.yaml, f.yaml]}
`;
const FILES = ['data/F.yaml', 'data/b.yaml', 'data/c.yaml', 'data/d.json', 'data/e.yaml', 'data/f.yaml'];
const KEYS = ['k', 'l', 'm', 'n', 'o', 'p.q', "'p.q'", 'k.x', 'l.0', 'gone'];
const MERGES: readonly unknown[] = [
  undefined,
  'first',
  'unique',
  'hash',
  'deep',
  'reverse_deep',
  { strategy: 'deep', knockout_prefix: '--' },
  { strategy: 'deep', sort_merged_arrays: true, merge_hash_arrays: true },
];

const text = fc.constantFrom('t', 'u', '--t', '%{fact}', '%{lookup("l")} %{fact}', "%{alias('m')}", '%{gone}', '%{facts.x.0}', '');
const scalar = fc.oneof({ weight: 4, arbitrary: text }, fc.integer({ min: 0, max: 3 }), fc.constantFrom(true, false, null));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 2, arbitrary: scalar },
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y', '%{fact}', '0'), tie('value'), { maxKeys: 3 }),
  ),
}));
const options = fc.constantFrom<unknown>(undefined, { k: { merge: 'deep' } }, { '^[lm]$': { merge: 'unique' } });
const file = fc.record({
  data: fc.dictionary(fc.constantFrom('k', 'l', 'm', 'n', 'o', 'p', 'p.q'), value, { maxKeys: 5 }),
  options,
});

/** JSON is YAML. */
function written({ data, options: lookupOptions }: { data: object; options: unknown }): string {
  return JSON.stringify(lookupOptions === undefined ? data : { ...data, lookup_options: lookupOptions });
}

function outcome(lookup: Lookup, names: string, merge: unknown, explainer?: TextExplainer): unknown {
  const scope = new FactScope(
    new Map<string, Value>([
      ['fact', 'F'],
      ['facts', toValue({ x: ['one'] })],
    ]),
  );
  const log = new RecordingLog();
  const invocation = new Invocation(lookup.adapter(log, 'warning'), scope, explainer === undefined ? {} : { explainer });
  try {
    return { found: lookupValue({ names, merge: toValue(merge), hasDefault: true, defaultValue: 'nothing' }, invocation), log };
  } catch (error) {
    return { error: (error as Error).message, log };
  }
}

test('an index and merges without copies find what a lookup step by step finds', () => {
  const lookups = fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(...MERGES)), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(fc.tuple(...FILES.map(() => file)), lookups, (contents, asked) => {
      const files = Object.fromEntries(FILES.map((name, i) => [name, written(contents[i] as (typeof contents)[number])]));
      const lookup = lookupOf({ 'hiera.yaml': HIERARCHY, ...files });
      // In later rounds the index is there.
      for (let round = 0; round < 4; round++) {
        for (const [key, merge] of asked) {
          assert.equal(
            outcome(lookup, key, merge),
            outcome(lookupOf({ 'hiera.yaml': HIERARCHY, ...files }), key, merge, new TextExplainer()),
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});

test.run();
