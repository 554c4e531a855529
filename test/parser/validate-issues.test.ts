import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ISSUES, type IssueName, isDemotable, issueCode } from '../../parser/diagnostics/issues.ts';

interface Recorded {
  readonly issues: Readonly<
    Record<string, { readonly code: string; readonly demotable: boolean; readonly message: string | null }>
  >;
}

const FILE = new URL('../../fixtures/validate/issues.recorded.json', import.meta.url);
const { issues } = JSON.parse(readFileSync(FILE, 'utf8')) as Recorded;

/** The arguments that the recording made up, under our names for them. */
const ARGUMENTS: Readonly<Record<string, unknown>> = {
  value: '18446744073709551616',
  escapes: ['t', 'n'],
  expectedClasses: ['A', 'B'],
  min: 1,
  max: 3,
  firstLine: 7,
};

const GIVEN_OTHERWISE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  NUMERIC_OVERFLOW: { value: 1n << 64n },
  ILLEGAL_TOP_CONSTRUCT_LOCATION: { name: undefined },
};

function madeUp(special: Readonly<Record<string, unknown>>): object {
  const get = (_: object, name: string) => {
    if (name in special) return special[name];
    return ARGUMENTS[name] ?? `some ${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
  };
  return new Proxy({}, { get });
}

function messageOf(name: IssueName): string {
  return (ISSUES[name].message as (args: object) => string)(madeUp(GIVEN_OTHERWISE[name] ?? {}));
}

test('the table has exactly the issues that Puppet has', () => {
  assert.equal(Object.keys(ISSUES).sort(), Object.keys(issues).sort());
});

for (const [name, { code, demotable, message }] of Object.entries(issues)) {
  test(`${name} has Puppet's code, severity and words`, () => {
    assert.is(issueCode(name as IssueName), code);
    assert.is(isDemotable(name as IssueName), demotable);
    if (message !== null) assert.is(messageOf(name as IssueName), message);
  });
}

test.run();
