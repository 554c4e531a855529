/**
 * Lookups take shortcuts where nobody asks how they went: an index of keys, runs of files, merges that copy nothing. What they find is what
 * an explained lookup finds, which does every step.
 */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  FactScope,
  Invocation,
  type Lookup,
  type LookupAdapter,
  lookupValue,
  TextExplainer,
} from '../../../compiler/lookup/index.ts';
import { PuppetHash, type Value } from '../../../compiler/values/index.ts';
import { lookupOf, RecordingLog, toValue } from '../../support/lookup-run.ts';

const test = suite('shortcuts of lookups');

const HIERARCHY = `version: 5
hierarchy:
  - {name: first, path: "%{fact}.yaml"}
  - {name: several, paths: [b.yaml, none.yaml, c.yaml, b.yaml]}
  - {name: json, data_hash: json_data, path: d.json}
  - {name: no files, data_hash: made_up}
  - {name: one, path: g.yaml}
  - {name: last, paths: [e.yaml, f.yaml]}
`;
const FILES = [
  'data/F.yaml',
  'data/G.yaml',
  'data/s.yaml',
  'data/g.yaml',
  'data/b.yaml',
  'data/c.yaml',
  'data/d.json',
  'data/e.yaml',
  'data/f.yaml',
];
const RUNS = 60;

const FUNCTIONS = { made_up: () => toValue({ k: ['made', '%{fact}'], l: { x: 'up' } }) };
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

const text = fc.constantFrom(
  't',
  'u',
  '--t',
  '%{fact}',
  '%{lookup("l")} %{fact}',
  "%{alias('m')}",
  '%{gone}',
  '%{facts.x.0}',
  '%{facts.x.1}',
  '%{facts.y}',
  '',
);
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

interface Asked {
  readonly key: string;
  readonly merge: unknown;
  readonly scope: FactScope;
}

/** Two nodes, of which the second has other facts and another first file. */
const SCOPES: readonly FactScope[] = ['F', 'G'].map((fact) => {
  const variables: [string, Value][] = [
    ['fact', fact],
    ['facts', toValue({ x: ['one', `two of ${fact}`], y: `%{${fact === 'F' ? 'fact' : 'gone'}}` })],
  ];
  return new FactScope(new Map(variables));
});

type Outcome = { readonly value: Value } | { readonly error: string };

function outcome(adapter: LookupAdapter, { key, merge, scope }: Asked, explainer?: TextExplainer): Outcome {
  const invocation = new Invocation(adapter, scope, explainer === undefined ? {} : { explainer });
  try {
    const request = { names: key, merge: toValue(merge), hasDefault: true, defaultValue: 'nothing' };
    return { value: lookupValue(request, invocation) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** All of a value, the order of hashes too. */
function exactly(value: Value): string {
  return JSON.stringify(value, (_key, one: Value) => {
    if (one instanceof PuppetHash) return { hash: [...one] };
    return typeof one === 'bigint' ? { integer: `${one}` } : (one ?? { undef: true });
  });
}

/** Whether an array or a hash is in the values more than once. */
function isShared(value: Value, seen: Set<Value>): boolean {
  if (!(Array.isArray(value) || value instanceof PuppetHash)) return false;
  if (seen.has(value)) return true;
  seen.add(value);
  return [...value.values()].some((one) => isShared(one, seen));
}

function warningsOf({ lines }: RecordingLog): readonly string[] {
  return lines.map(([, message]) => message);
}

/** Rounds in the same environment: in later ones the index is there. */
const ROUNDS = 3;

interface Files {
  readonly [path: string]: string;
}

/** Looks each up in turn, all in one compilation or each in its own. */
function outcomes(lookup: Lookup, all: readonly Asked[], isOneCompilation: boolean, isExplained: boolean) {
  const logs: RecordingLog[] = [];
  const newAdapter = () => {
    const log = new RecordingLog();
    logs.push(log);
    return lookup.adapter(log, 'warning');
  };
  const shared = newAdapter();
  const found = all.map((one) =>
    outcome(isOneCompilation ? shared : newAdapter(), one, isExplained ? new TextExplainer() : undefined),
  );
  const values = found.map((one) => ('value' in one ? one.value : undefined));
  return {
    found: found.map((one) => ('value' in one ? exactly(one.value) : one)),
    isShared: isOneCompilation && isShared(values, new Set()),
    warnings: new Set(logs.flatMap(warningsOf)),
  };
}

function assertSame(files: Files, all: readonly Asked[]): void {
  const lookup = lookupOf(files, FUNCTIONS);
  for (const isOneCompilation of [false, true]) {
    const expected = outcomes(lookupOf(files, FUNCTIONS), all, isOneCompilation, true);
    for (let round = 0; round < ROUNDS; round++) assert.equal(outcomes(lookup, all, isOneCompilation, false), expected);
  }
}

function asked(keys: readonly string[], merges: readonly unknown[]): fc.Arbitrary<Asked[]> {
  const one = fc.record({
    key: fc.constantFrom(...keys),
    merge: fc.constantFrom(...merges),
    scope: fc.constantFrom(...SCOPES),
  });
  return fc.array(one, { minLength: 3, maxLength: 12 });
}

test('an index and merges without copies find what a lookup step by step finds', () => {
  fc.assert(
    fc.property(fc.tuple(...FILES.map(() => file)), asked(KEYS, MERGES), (contents, all) => {
      const data = Object.fromEntries(FILES.map((name, i) => [name, written(contents[i] as (typeof contents)[number])]));
      assertSame({ 'hiera.yaml': HIERARCHY, ...data }, all);
    }),
    { numRuns: RUNS },
  );
});

test('so do merges of values that most levels have', () => {
  const levels = ['a', 'b', 'c', 'd', 'e'];
  const hierarchy = levels.map((name) => `  - {name: ${name}, path: ${name}.yaml}\n`).join('');
  const list = fc.array(fc.oneof(fc.constantFrom('t', 'u'), scalar), { maxLength: 4 });
  const hash = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.oneof(list, value), { maxKeys: 2 });
  const mostly = (usual: fc.Arbitrary<unknown>) => fc.oneof({ weight: 12, arbitrary: usual }, value);
  const content = fc.record({ h: mostly(hash), i: mostly(list) });
  fc.assert(
    fc.property(fc.tuple(...levels.map(() => content)), asked(['h', 'i', 'h.x'], ['deep', ...MERGES]), (contents, all) => {
      const data = Object.fromEntries(levels.map((name, i) => [`data/${name}.yaml`, JSON.stringify(contents[i])]));
      assertSame({ 'hiera.yaml': `version: 5\nhierarchy:\n${hierarchy}`, ...data }, all);
    }),
    { numRuns: RUNS },
  );
});

test('what a lookup finds shares nothing with what others find, as Puppet copies all data', () => {
  const data = `
a: &a [1, {b: [2]}]
b: {c: *a, d: &d [3]}
c: ["%{alias('a')}", "%{alias('a')}", [4], "%{gone}", *d]
d: "%{alias('b.c')}"
`;
  const files = { 'hiera.yaml': 'version: 5\nhierarchy: [{name: a, path: a.yaml}]\n', 'data/a.yaml': data };
  const all = ['a', 'b', 'c', 'd', 'b.c', 'c.2', 'a.1'].flatMap((key) =>
    [undefined, 'deep'].map((merge) => ({ key, merge, scope: SCOPES[0] as FactScope })),
  );
  const { isShared: isAnyShared } = outcomes(lookupOf(files), [...all, ...all], true, false);
  assert.is(isAnyShared, false);
});

test.run();
