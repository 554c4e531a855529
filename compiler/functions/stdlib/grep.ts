import { Default, PuppetRegexp } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { elementsFor } from './shared/ruby-array.ts';
import { noConversion } from './shared/ruby-errors.ts';

/**
 * `grep(array, pattern)`: the elements that the pattern matches; only texts match.
 *
 * stdlib: lib/puppet/parser/functions/grep.rb
 */
export const grep = puppetFunction3x('grep', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`grep(): Wrong number of arguments given ${args.length} for 2`);
  const [elements, pattern] = args;
  if (typeof pattern !== 'string') throw noConversion(pattern, 'String');
  const regexp = new PuppetRegexp(pattern);
  return elementsFor('grep', elements).filter((element) => {
    const text = element instanceof Default ? 'default' : element;
    return typeof text === 'string' && regexp.test(text);
  });
});
