import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkExpression, type ExpressionPart, parseInterpolation, splitKey } from '../../../parser/hiera/index.ts';

const parts = suite('interpolation parts');

/** Each part as its text, expressions as `[method key @offset]`. */
function shape(text: string, angleBrackets = false): string[] {
  return parseInterpolation(text, { angleBrackets }).parts.map((part) =>
    part.kind === 'literal' ? part.text : `[${part.method} ${part.key} @${part.keyOffset}]`,
  );
}

const SHAPES: readonly (readonly [string, readonly string[]])[] = [
  ['', ['']],
  ['plain', ['plain']],
  ['%{a}', ['[scope a @2]']],
  ['x%{a}y%{::b}z', ['x', '[scope a @3]', 'y', '[scope ::b @8]', 'z']],
  ['%{ a.b }', ['[scope a.b @3]']],
  ["%{hiera('k.x')}", ['[hiera k.x @9]']],
  ['%{  lookup("k")  }', ['[lookup k @12]']],
  ['%{hiera(k)}', ['[scope hiera(k) @2]']],
  ['%{', ['%{']],
  ['%{a', ['%{a']],
  ['é😀%{a}', ['é😀', '[scope a @5]']],
  ['%{}', ['[scope  @2]']],
  ['%<a>', ['%<a>']],
];

for (const [text, expected] of SHAPES) parts(text, () => assert.equal(shape(text), expected));

parts('the parts cover the string', () => {
  const text = "a%{b}c%{hiera('d')}%{}e%{f";
  const found = parseInterpolation(text).parts;
  assert.is(found.map((part) => part.text).join(''), text);
  let at = 0;
  for (const part of found) {
    assert.is(part.offset, at);
    assert.is(part.length, part.text.length);
    at += part.length;
  }
});

parts('angle brackets', () => {
  assert.equal(shape("%<hiera('x')>:%{b}", true), ['[hiera x @9]', ':', '[scope b @16]']);
  assert.equal(shape('%<u "%r" %>s', true), ['%<u "%r" %>s']);
});

parts.run();

const keys = suite('dotted keys');

const KEYS: readonly (readonly [string, readonly (string | bigint)[] | undefined])[] = [
  ['a', ['a']],
  ['', ['']],
  ['a b', ['a b']],
  ['a.b.0', ['a', 'b', 0n]],
  [' a . b ', ['a', 'b']],
  ["'a.b'.c", ['a.b', 'c']],
  ['"a.b".\'c\'', ['a.b', 'c']],
  ['a.+1.-2', ['a', 1n, -2n]],
  ['a.:5', ['a', 0n]],
  ["a.'0'", ['a', '0']],
  ['a.', undefined],
  ['.a', undefined],
  ['a..b', undefined],
  ["'a", undefined],
  ["a'b'", undefined],
  ['.', undefined],
];

for (const [text, expected] of KEYS)
  keys(JSON.stringify(text), () => assert.equal(splitKey(text)?.map(String), expected?.map(String)));

keys.run();

const checks = suite('what Puppet refuses');

function refusal(text: string, allowMethods = true): string | undefined {
  const string = parseInterpolation(text);
  const part = string.parts.find((one): one is ExpressionPart => one.kind === 'expression');
  return part && checkExpression(part, string, allowMethods)?.message;
}

const REFUSALS: readonly (readonly [string, string | undefined])[] = [
  ['%{a}', undefined],
  ["%{alias('a')}", undefined],
  ["x%{alias('a')}", "'alias' interpolation is only permitted if the expression is equal to the entire string"],
  ["%{nope('a')}", "Unknown interpolation method 'nope'"],
  ['%{a.}', 'Syntax error in string: %{a.}'],
  ["%{lookup('a.')}", "Syntax error in key: 'a.'"],
  ["%{literal('a.')}", undefined],
  ['%{::}', undefined],
];

for (const [text, expected] of REFUSALS) checks(text, () => assert.is(refusal(text), expected));

checks('methods in hiera.yaml', () => {
  assert.is(refusal("%{hiera('a')}", false), 'Interpolation using method syntax is not allowed in this context');
  assert.is(refusal('%{a}', false), undefined);
});

checks.run();
