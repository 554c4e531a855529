import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
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

test.run();
