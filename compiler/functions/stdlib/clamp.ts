import { rubyText } from '../../evaluator/ruby-text.ts';
import { PuppetHash } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { flattened } from './shared/flattened.ts';
import { toRubyInteger } from './shared/ruby-integer.ts';

/**
 * `clamp(*$values)`: the middle one of three numbers, fractions cut off.
 *
 * stdlib: lib/puppet/parser/functions/clamp.rb
 */
export const clamp = puppetFunction3x('clamp', { arity: -2, type: 'rvalue' }, ({ args }) => {
  const values = args.flatMap(flattened);
  if (values.length !== 3) throw new PuppetError('clamp(): Wrong number of arguments, need three to clamp');
  for (const value of values) {
    if (typeof value === 'string' && !/^\d+$/m.test(value)) {
      throw new PuppetError(`clamp(): Required explicit numeric (${value}:String)`);
    }
    if (value instanceof PuppetHash) throw new PuppetError(`clamp(): The Hash type is not allowed (${rubyText(value)})`);
  }
  const numbers = values.map(toRubyInteger);
  return numbers.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[1];
});
