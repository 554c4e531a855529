import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `member(array, item)`: whether the array has the item, or all of several.
 *
 * stdlib: lib/puppet/parser/functions/member.rb
 */
export const member = puppetFunction3x('member', { type: 'rvalue' }, ({ args }) => {
  if (args.length < 2) throw new PuppetError(`member(): Wrong number of arguments given (${args.length} for 2)`);
  const [array, wanted] = args;
  if (!Array.isArray(array)) throw new PuppetError('member(): Requires array to work with');
  if (typeof wanted !== 'string' && typeof wanted !== 'bigint' && !Array.isArray(wanted)) {
    throw new PuppetError('member(): Item to search for must be a string, fixnum, or array');
  }
  const items: readonly Value[] = Array.isArray(wanted) ? wanted : [wanted];
  if (items.length === 0) throw new PuppetError('member(): You must provide item to search for within array given');
  const members = new PuppetHash((array as readonly Value[]).map((item) => [item, true] as const));
  return items.every((item) => members.has(item));
});
