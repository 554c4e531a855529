import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `reverse(text_or_array)`: the elements or the characters in reverse order.
 *
 * stdlib: lib/puppet/parser/functions/reverse.rb
 */
export const reverse = puppetFunction3x('reverse', { type: 'rvalue' }, ({ args }) => {
  if (args.length === 0) throw new PuppetError('reverse(): Wrong number of arguments given (0 for 1)');
  const [value] = args;
  if (typeof value === 'string') return Array.from(value).reverse().join('');
  if (!Array.isArray(value)) throw new PuppetError('reverse(): Requires either array or string to work with');
  return value.toReversed();
});
