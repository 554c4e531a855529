import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inferSet, PVariantType } from '../../../compiler/types/index.ts';
import { eql, hashKey, PuppetHash, puppetEquals, rubyEquals, type Value } from '../../../compiler/values/index.ts';

const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Value>(undefined, true, false, '', 'a', 'A', 0n, 1n, 1, -1.5),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 }).map((entries) => new PuppetHash(entries)),
  ),
})).value;

test('keys of a hash are compared by value, and 1 is not 1.0', () => {
  const hash = new PuppetHash([
    [[1n, 'a'], 'array'],
    [new PuppetHash([['k', 1n]]), 'hash'],
    [1n, 'integer'],
    [1, 'float'],
  ]);
  assert.is(hash.get([1n, 'a']), 'array');
  assert.is(hash.get(new PuppetHash([['k', 1n]])), 'hash');
  assert.is(hash.get(1n), 'integer');
  assert.is(hash.get(1), 'float');
  assert.not(hash.has([1, 'a']));
  assert.ok(hash.delete([1n, 'a']));
  assert.not(hash.has([1n, 'a']));
  assert.is(hash.size, 3);
});

test('a key that is set again keeps its place', () => {
  const hash = new PuppetHash([
    [[1n], 'a'],
    ['x', 'b'],
  ]);
  hash.set([1n], 'c');
  assert.equal([...hash.values()], ['c', 'b']);
});

test('the three equalities differ in case of letters and kind of number', () => {
  assert.ok(puppetEquals('Ab', 'aB') && !rubyEquals('Ab', 'aB') && !eql('Ab', 'aB'));
  assert.ok(puppetEquals(1n, 1) && rubyEquals(1n, 1) && !eql(1n, 1));
  assert.ok(puppetEquals(['A'], ['a']) && !rubyEquals(['A'], ['a']));
  assert.not(puppetEquals('É', 'é'));
});

test('eql values have the same key, and others another', () => {
  fc.assert(fc.property(values, values, (a, b) => eql(a, b) === (hashKey(a) === hashKey(b))));
});

test('a value is an instance of its own type, and of a variant with it', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const type = inferSet(a);
      return type.isInstance(a) && PVariantType.maybeCreate([inferSet(b), type]).isInstance(a) && type.isAssignable(inferSet(a));
    }),
  );
});

test.run();
