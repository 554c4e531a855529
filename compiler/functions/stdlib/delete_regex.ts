import { rubyText } from '../../evaluator/ruby-text.ts';
import { Default, PuppetHash, PuppetRegexp, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { arrayOf } from './shared/ruby-array.ts';
import { noMethod } from './shared/ruby-errors.ts';

/**
 * `delete_regex(collection, patterns)`: the array without the elements, or the hash without the keys, in which a pattern matches whole
 * words. Texts, for which stdlib has code that cannot work, fail.
 *
 * stdlib: lib/puppet/parser/functions/delete_regex.rb
 */
export const deleteRegex = puppetFunction3x('delete_regex', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`delete_regex(): Wrong number of arguments given ${args.length} for 2`);
  const [collection, patterns] = args;
  return arrayOf(patterns).reduce((rest, pattern) => without(rest, rubyText(pattern)), collection);
});

function without(collection: Value, pattern: string): Value {
  if (typeof collection === 'string') throw noMethod('reject!', collection);
  const isArray = Array.isArray(collection);
  if (!isArray && !(collection instanceof PuppetHash)) {
    const type = rubyClassName(collection);
    throw new PuppetError(`delete_regex(): First argument must be an Array, Hash, or String. Given an argument of class ${type}.`);
  }
  const isKept = keptBy(pattern);
  if (isArray) return (collection as readonly Value[]).filter(isKept);
  return new PuppetHash([...(collection as PuppetHash)].filter(([key]) => isKept(key)));
}

/** The pattern is only looked at when there is an element to try it on. */
function keptBy(pattern: string): (value: Value) => boolean {
  let regexp: PuppetRegexp | undefined;
  return (value) => {
    regexp ??= new PuppetRegexp(`\\b${pattern}\\b`);
    const text = value instanceof Default ? 'default' : value;
    return typeof text !== 'string' || !regexp.test(text);
  };
}
