/** Parts of the program stand in its file as comments. */
import { Buffer } from 'node:buffer';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codeInComment, lumpComment, lumpFunction } from '../../bin/lump-text.ts';

const test = suite('parts of the program in its file');

test('each is read as it was written, whatever lines it has', () => {
  const first = lumpFunction('return `a\n//b\n\n\t*/`;');
  const second = lumpFunction('// a comment');
  const file = `first();\nsecond();\n${lumpComment('first', 'd1', first)}${lumpComment('second', 'd2', second)}`;
  assert.is(codeInComment(Buffer.from(file), 'first', 'd1'), first);
  assert.is(codeInComment(Buffer.from(file), 'second', 'd2'), second);
});

test('in the file, it is a comment', () => {
  const comment = lumpComment('first', 'd1', lumpFunction('throw new Error();\n}\nthrow new Error();'));
  assert.not.throws(() => new Function(`'use strict';${comment}`)());
});

test('what is not there is told', () => {
  const file = Buffer.from(lumpComment('first', 'd1', '1'));
  assert.throws(() => codeInComment(file, 'first', 'd2'), /its part first is missing/);
});

test('characters that V8 would take for the end of a line, or that make the file wide, are refused', () => {
  for (const code of ["'\r'", "'\x1e'", '/é/', '`\u2028`'])
    assert.throws(() => lumpComment('first', 'd1', code), /stands in a pattern/);
});

test.run();
