import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rubyRegexpError } from '../../parser/ruby-regexp.ts';
import { readPatterns } from '../record/regexp.record.ts';

for (const { name, cases } of readPatterns().groups) {
  for (const { pattern, error } of cases) {
    test(`${name}: ${JSON.stringify(pattern)}`, () => assert.is(rubyRegexpError(pattern), error));
  }
}

const MANY = 100_000;

test('deep nesting needs no stack', () => {
  assert.match(rubyRegexpError('('.repeat(MANY))!, /^parse depth limit over: /);
  assert.match(rubyRegexpError('['.repeat(MANY))!, /^parse depth limit over: /);
  assert.match(rubyRegexpError(`${'('.repeat(4096)}${')'.repeat(4096)}`)!, /^parse depth limit over: /);
  assert.is(rubyRegexpError(`${'('.repeat(4095)}${')'.repeat(4095)}`), undefined);
});

test('where nesting takes Ruby or the search for recursion too far there still is an answer', () => {
  assert.is(rubyRegexpError(`a${'{2,3}'.repeat(MANY)}`), undefined);
  assert.not.throws(() => rubyRegexpError(`(?<a>${'(?:'.repeat(4000)}\\g<a>?${'x)'.repeat(4000)})`));
});

test('the number of groups has a limit', () => {
  assert.is(rubyRegexpError('()'.repeat(32_767)), undefined);
  assert.match(rubyRegexpError('()'.repeat(32_768))!, /^too many capture groups are specified: /);
});

test('long patterns take time in proportion', () => {
  const started = performance.now();
  const chain = Array.from({ length: 2000 }, (_, index) => `(?<g${index}>a${index < 1999 ? `\\g<g${index + 1}>` : ''})`).join('');
  assert.is(rubyRegexpError(`${chain}(?<=\\g<g0>)`), undefined);
  for (const part of ['[[:', '(?#', '\\p{', 'a{1', '(?<n', '\\k<', '\\u{', '[a-', '(?i', '&&[', '\\1', '|('])
    rubyRegexpError(part.repeat(MANY));
  assert.ok(performance.now() - started < 30_000);
});

test('any text has an answer', () => {
  const part = fc.oneof(
    fc.constantFrom(..."()[]{}?*+|\\^$.-,:<>=!#&'", '(?<', '\\g<', '\\k<', '\\p{', '[:', '\\u{', '\ud800'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const answer = rubyRegexpError(parts.join(''));
      return answer === undefined || answer.includes(': /');
    }),
  );
});

test.run();
