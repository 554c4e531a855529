import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { shrink } from './shrink.ts';

const shrinking = suite('shrink');

shrinking('the smallest expression that still has the property is found', async () => {
  const holds = async (code: string) => code.includes('abs(');
  assert.is(await shrink("[1, {'a' => with(abs('x' + 1), 2) |$x| { $x }}]", holds), 'abs(1)');
});

shrinking('what cannot be parsed stays as it is', async () => {
  assert.is(await shrink('[1, ', async () => true), '[1, ');
});

shrinking('what nothing smaller does stays as it is', async () => {
  assert.is(await shrink('[1, 2]', async () => false), '[1, 2]');
});

shrinking.run();
