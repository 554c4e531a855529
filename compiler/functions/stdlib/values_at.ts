import { rubyText } from '../../evaluator/ruby-text.ts';
import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { flattened } from './shared/flattened.ts';

/**
 * `values_at(array, indexes)`: the elements at an index, at those of a range (`2-4`, `2..4`, `2...4`), or at several of both. Those
 * that are undef are left out.
 *
 * stdlib: lib/puppet/parser/functions/values_at.rb
 */
export const valuesAt = puppetFunction3x('values_at', { type: 'rvalue' }, ({ args }) => {
  if (args.length < 2) throw new PuppetError(`values_at(): Wrong number of arguments given (${args.length} for 2)`);
  const [array, given] = args;
  if (!Array.isArray(array)) throw new PuppetError('values_at(): Requires array to work with');
  const indexes = flattened(given);
  if (indexes.length === 0) throw new PuppetError('values_at(): You must provide at least one positive index to collect');
  return indexes
    .flatMap((index) => indexesOf(rubyText(index), array.length))
    .map((index) => array[index] as Value)
    .filter((value) => value !== undefined);
});

function indexesOf(text: string, size: number): readonly number[] {
  const range = /^(\d+)(\.\.\.?|-)(\d+)$/m.exec(text);
  if (!range) return [indexOf(text, size)];
  const [start, stop] = [Number(range[1]), Number(range[3])];
  if (start > stop) throw new PuppetError('values_at(): Stop index in given indices range is smaller than the start index');
  if (stop > size - 1) throw new PuppetError('values_at(): Stop index in given indices range exceeds array size');
  const length = stop - start + (range[2] === '...' ? 0 : 1);
  return Array.from({ length }, (_, offset) => start + offset);
}

function indexOf(text: string, size: number): number {
  if (!/^\d+$/m.test(text)) throw new PuppetError('values_at(): Unknown format of given index');
  const index = Number.parseInt(/^\s*(\d+)/.exec(text)?.[1] ?? '0', 10);
  if (index > size - 1) throw new PuppetError('values_at(): Given index exceeds array size');
  return index;
}
