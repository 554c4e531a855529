import { Default, PuppetHash, PuppetRegexp, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { elementsFor } from './shared/ruby-array.ts';
import { noConversion } from './shared/ruby-errors.ts';

/**
 * `reject(array, pattern)`: the elements that the pattern does not match; what is no text never matches.
 *
 * stdlib: lib/puppet/parser/functions/reject.rb
 */
export const reject = puppetFunction3x('reject', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`reject(): Wrong number of arguments given ${args.length} for 2`);
  const [array, pattern] = args;
  if (typeof pattern !== 'string') throw noConversion(pattern, 'String');
  const regexp = new PuppetRegexp(pattern);
  regexp.compile();
  const isMatch = (item: Value): boolean => {
    const text = item instanceof Default ? 'default' : item;
    return typeof text === 'string' && regexp.test(text);
  };
  if (array instanceof PuppetHash) return new PuppetHash([...array].filter(([key]) => !isMatch(key)));
  return elementsFor('reject', array).filter((item) => !isMatch(item));
});
