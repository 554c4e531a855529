import { countSteps } from '../../limits.ts';
import { PuppetHash, rubyEquals, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { arrayOf } from './shared/ruby-array.ts';

/**
 * `delete(collection, item)`: the array without the item, the hash without the key, the text without the part; or without all of
 * several.
 *
 * stdlib: lib/puppet/parser/functions/delete.rb
 */
export const deleteFunction = puppetFunction3x('delete', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`delete(): Wrong number of arguments given ${args.length} for 2`);
  const [collection, given] = args;
  const items = arrayOf(given);
  if (Array.isArray(collection)) {
    return (collection as readonly Value[]).filter((item) => {
      countSteps(items.length);
      return !items.some((other) => rubyEquals(item, other));
    });
  }
  if (collection instanceof PuppetHash) {
    const result = new PuppetHash(collection);
    for (const key of items) result.delete(key);
    return result;
  }
  if (typeof collection === 'string') return items.reduce<string>((text, item) => text.replaceAll(patternOf(item), ''), collection);
  const type = rubyClassName(collection);
  throw new PuppetError(`delete(): First argument must be an Array, String, or Hash. Given an argument of class ${type}.`);
});

/** Ruby: string.c (get_pat_quoted) */
function patternOf(item: Value): string {
  if (typeof item === 'string') return item;
  const type = item === undefined ? 'nil' : typeof item === 'boolean' ? String(item) : rubyClassName(item);
  throw new PuppetError(`wrong argument type ${type} (expected Regexp)`);
}
