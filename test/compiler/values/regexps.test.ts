import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LimitError } from '../../../compiler/limits.ts';
import { compileRubyRegexp } from '../../../compiler/regexp/index.ts';
import { PuppetRegexp } from '../../../compiler/values/index.ts';

interface RegexpCase {
  readonly pattern: string;
  readonly text: string;
  readonly groups?: readonly (string | null)[] | null;
  /** Character position of the match. */
  readonly at?: number;
  readonly error?: string;
}

const path = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'values', 'regexps.recorded.json');

function matched({ pattern, text }: RegexpCase): RegexpCase {
  try {
    const match = new PuppetRegexp(pattern).match(text);
    if (match === undefined) return { pattern, text, groups: null };
    const groups = match.groups.map((group) => group ?? null);
    return { pattern, text, groups, at: [...text.slice(0, match.index)].length };
  } catch (error) {
    return { pattern, text, error: (error as Error).message };
  }
}

for (const expected of JSON.parse(readFileSync(path, 'utf8')) as RegexpCase[]) {
  test(`/${expected.pattern}/ on ${JSON.stringify(expected.text)}`, () => assert.equal(matched(expected), expected));
}

/** Patterns whose number of ways grows with the text, with a text that shows it. */
const CATASTROPHES: readonly (readonly [string, string])[] = [
  ['(a+)+$', `${'a'.repeat(40)}b`],
  ['(a|aa)*$', `${'a'.repeat(60)}b`],
  ['(x+x+)+y', 'x'.repeat(60)],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(60)],
  ['(?:\\w+\\s?)*!', 'word '.repeat(30)],
  ['(.*)*(.*)*(.*)*x', 'a'.repeat(60)],
  ['(a?){40}a{40}', 'a'.repeat(39)],
  ['(?<p>a\\g<p>?|a)*b', 'a'.repeat(60)],
];

for (const [pattern, text] of CATASTROPHES) {
  test(`/${pattern}/ ends with a diagnostic`, () => {
    assert.throws(
      () => new PuppetRegexp(pattern).match(text),
      (error: unknown) =>
        error instanceof LimitError && error.limit === 'regexp' && error.message.includes(`on a text of ${text.length} characters`),
    );
  });
}

/** Patterns as modules have them, which JavaScript's engine does. */
for (const pattern of [
  '^[a-z][a-z0-9_]*$',
  '^(?:[a-z0-9-]+\\.)+[a-z]{2,}$',
  '\\A(absent|present|\\d+(\\.\\d+)*)\\z',
  '^/(?:[^/]+/)*[^/]+$',
]) {
  test(`/${pattern}/ is no danger`, () => assert.ok(compileRubyRegexp(pattern).isNative(1000)));
}

/** These are for the matcher, whatever the text. */
for (const pattern of ['(a+)+', '(a)\\1', '(?>a)b', 'a++', 'a\\Kb', '(?:(a)|b)*']) {
  test(`/${pattern}/ is matched in counted steps`, () => assert.not.ok(compileRubyRegexp(pattern).isNative(10)));
}

test.run();
