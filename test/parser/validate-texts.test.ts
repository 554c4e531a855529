import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rubyRegexpError } from '../../parser/ruby-regexp.ts';
import { base64Problem } from '../../parser/validate/base64-syntax.ts';
import { jsonProblem } from '../../parser/validate/json-syntax.ts';

type Answers = readonly (readonly [text: string, error: string | null])[];

const FILE = new URL('../../fixtures/validate/texts.recorded.json', import.meta.url);
const recorded = JSON.parse(readFileSync(FILE, 'utf8')) as { readonly regexp: Answers; readonly json: Answers };

function compare(kind: string, answers: Answers, problem: (text: string) => string | undefined): void {
  for (const [text, error] of answers) {
    test(`${kind} ${JSON.stringify(text)}`, () => assert.is(problem(text) ?? null, error));
  }
}

compare('regular expression', recorded.regexp, rubyRegexpError);
compare('JSON', recorded.json, jsonProblem);

test('Base64 is strict about padding and unused bits', () => {
  for (const sound of ['', 'YWJj', 'YWI=', 'YQ==', 'YW Jj\n']) assert.is(base64Problem(sound), undefined);
  for (const unsound of ['YWI', 'YWJ=', 'YR==', 'YQ=', 'YWJjZ', '=', 'YW.j']) assert.ok(base64Problem(unsound));
});

test.run();
