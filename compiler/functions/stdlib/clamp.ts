import { rubyText } from '../../evaluator/ruby-text.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { toInteger } from '../shared/integer.ts';
import { flattened } from './shared/flattened.ts';
import { leadingInteger } from './shared/leading-number.ts';
import { noMethod } from './shared/ruby-errors.ts';

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
  const numbers = values.map(integerOf);
  return numbers.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[1];
});

function integerOf(value: Value): bigint {
  if (value === undefined) return 0n;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return toInteger(Math.trunc(value));
  if (typeof value === 'string') return leadingInteger(value);
  throw noMethod('to_i', value, 'to_s');
}
