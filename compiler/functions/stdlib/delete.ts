import { interpolated } from '../../evaluator/interpolated.ts';
import { PuppetHash, rubyEquals, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';

/**
 * `delete(collection, item)`: the array without the item, the hash without the key, the text without the part; or without all of
 * several.
 *
 * stdlib: lib/puppet/parser/functions/delete.rb
 */
export const deleteFunction = puppetFunction3x('delete', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`delete(): Wrong number of arguments given ${args.length} for 2`);
  const [collection, given] = args;
  const items = Array.isArray(given) ? (given as readonly Value[]) : [given];
  if (Array.isArray(collection)) {
    return (collection as readonly Value[]).filter((item) => !items.some((other) => rubyEquals(item, other)));
  }
  if (collection instanceof PuppetHash) {
    const result = new PuppetHash(collection);
    for (const key of items) result.delete(key);
    return result;
  }
  if (typeof collection === 'string')
    return items.reduce<string>((text, item) => text.replaceAll(interpolated(item), ''), collection);
  const type = rubyClassName(collection);
  throw new PuppetError(`delete(): First argument must be an Array, String, or Hash. Given an argument of class ${type}.`);
});
