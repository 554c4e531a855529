import { isTruthy, rubyEquals, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { characterSet } from './shared/character-set.ts';
import { elementsFor } from './shared/ruby-array.ts';
import { noConversion } from './shared/ruby-errors.ts';

/**
 * `count(collection, item)`: how many elements equal the item, or without one, how many are neither undef nor an empty string. Of a
 * text, how many characters are of the set that the item describes.
 *
 * stdlib: lib/puppet/parser/functions/count.rb
 */
export const count = puppetFunction3x('count', { arity: -2, type: 'rvalue' }, ({ args }) => {
  if (args.length > 2) throw new PuppetError(`count(): Wrong number of arguments given ${args.length} for 1 or 2.`);
  const [collection, given] = args;
  const item = given !== undefined && isTruthy(given) ? given : undefined;
  if (typeof collection === 'string') return countCharacters(collection, item);
  const isCounted = (other: Value) => (item === undefined ? other !== undefined && other !== '' : rubyEquals(other, item));
  return BigInt(elementsFor('count', collection).filter(isCounted).length);
});

function countCharacters(text: string, item: Value): bigint {
  if (item === undefined) throw new PuppetError('wrong number of arguments (given 0, expected 1+)');
  if (typeof item !== 'string') throw noConversion(item, 'String');
  return BigInt(Array.from(text).filter(characterSet(item)).length);
}
