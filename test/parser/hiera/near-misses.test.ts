import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findNearMisses, NEAR_MISS_MESSAGES, type NearMissContext, nearMissDiagnostic } from '../../../parser/hiera/index.ts';
import { Source } from '../../../parser/source.ts';

interface Expected {
  readonly code: string;
  readonly offset: number;
  readonly length: number;
  readonly suggestion?: string;
  readonly certain?: boolean;
}

interface Case {
  readonly text: string;
  readonly expect: readonly Expected[];
}

const PREFIX = 'DALANG_INTERPOLATION_';
const FILE = resolve(import.meta.dirname, '../../../fixtures/interpolation/near-misses.yaml');
const cases = load(readFileSync(FILE, 'utf8')) as readonly Case[];

function found(text: string, context?: NearMissContext): Expected[] {
  return findNearMisses(text, context).map(({ code, offset, length, suggestion, certain }) => ({
    code: code.slice(PREFIX.length),
    offset,
    length,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(certain ? {} : { certain }),
  }));
}

const nearMisses = suite('near misses');

for (const { text, expect } of cases) {
  nearMisses(text, () => assert.equal(found(text), expect));
}

nearMisses('every code has a case', () => {
  const seen = new Set(cases.flatMap(({ expect }) => expect.map(({ code }) => PREFIX + code)));
  assert.equal(
    Object.keys(NEAR_MISS_MESSAGES).filter((code) => !seen.has(code)),
    [],
  );
});

nearMisses('a suggestion is itself no near miss', () => {
  for (const { expect } of cases)
    for (const { suggestion } of expect) if (suggestion !== undefined) assert.equal(found(suggestion), [], suggestion);
});

nearMisses('a known name makes sure', () => {
  const isKnownName = (name: string): boolean => name === 'fqdn' || name === 'cloud_name';
  assert.equal(found('%<fqdn>', { isKnownName }), [{ code: 'ANGLE_BRACKETS', offset: 0, length: 7, suggestion: '%{fqdn}' }]);
  assert.equal(found('${cloud_name}', { isKnownName }), [{ code: 'DOLLAR', offset: 0, length: 13, suggestion: '%{cloud_name}' }]);
  assert.equal(found('%<name>s', { isKnownName: () => true }), []);
});

nearMisses('angle brackets that are interpolations', () => {
  assert.equal(found("%<hiera('x')> %<::fqdn>", { angleBrackets: true }), []);
  assert.equal(found('%<hiera(x)>', { angleBrackets: true })[0]?.code, 'UNQUOTED_ARGUMENT');
});

nearMisses('as a diagnostic', () => {
  const source = new Source("name: '%<::fqdn>'\n", 'a.yaml');
  const [miss] = findNearMisses('%<::fqdn>');
  const diagnostic = nearMissDiagnostic(miss!, source, 7);
  assert.is(diagnostic.severity, 'warning');
  assert.is(diagnostic.hint, 'write %{::fqdn}');
  assert.equal(source.place(diagnostic.at!.offset), { file: 'a.yaml', line: 1, pos: 8 });
});

nearMisses.run();
