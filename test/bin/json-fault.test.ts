import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { jsonFault } from '../../bin/json-fault.ts';

const test = suite('faults of JSON');

const CASES: readonly (readonly [text: string, offset: number, reason: string])[] = [
  ['', 0, 'the text ends where a value should stand'],
  ['{"a": ]', 6, 'here should stand a value'],
  ['{"a" 1}', 5, 'here should stand a colon'],
  ['{"a": 1 "b"}', 8, 'here should stand a comma or }'],
  ['{"a": 1,}', 8, 'here should stand a key in double quotes'],
  ['{a: 1}', 1, 'here should stand a key in double quotes or }'],
  ['[1 2]', 3, 'here should stand a comma or ]'],
  ['[1,', 3, 'the text ends where a value should stand'],
  ['[01]', 1, 'here should stand a value or ]'],
  ['["a\nb"]', 1, 'here should stand a value or ]'],
  ['1 2', 2, 'here should stand the end of the text'],
];

for (const [text, offset, reason] of CASES) test(JSON.stringify(text), () => assert.equal(jsonFault(text), { offset, reason }));

test('finds a fault where JSON.parse does, and nowhere else', () => {
  const text = fc.oneof(
    fc.json(),
    fc
      .tuple(fc.json(), fc.nat(40), fc.constantFrom('', ',', '"', '}', '1', '\\'))
      .map(([json, at, more]) => json.slice(0, at) + more + json.slice(at + 1)),
  );
  const isJson = (one: string): boolean => {
    try {
      JSON.parse(one);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(fc.property(text, (one) => isJson(one) === (jsonFault(one) === undefined)));
});

test.run();
