import { Default, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { toInteger } from '../shared/integer.ts';
import { leadingFloat } from './shared/leading-number.ts';
import { noConversion, noMethod } from './shared/ruby-errors.ts';

/**
 * `to_bytes(size)`: the bytes of a size with a unit, such as `4k` or `1.5 GB`. A number stays as it is.
 *
 * stdlib: lib/puppet/parser/functions/to_bytes.rb
 */
export const toBytes = puppetFunction3x('to_bytes', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`to_bytes(): Wrong number of arguments given (${args.length} for 1)`);
  const [size] = args;
  if (typeof size === 'bigint' || typeof size === 'number') return size;
  return bytesOf(size);
});

const UNITS = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

function bytesOf(size: Value): bigint {
  if (size === undefined) throw noMethod('[]', size);
  const text = size instanceof Default ? 'default' : size;
  if (typeof text !== 'string') throw noConversion(size, 'String');
  const [, number, prefix = ''] = /([0-9.e+-]*)\s*([^bB]?)/u.exec(text) as RegExpExecArray;
  const power = UNITS.indexOf(prefix);
  if (power < 0) throw new PuppetError(`to_bytes(): Unknown prefix ${prefix}`);
  return toInteger(Math.trunc(leadingFloat(number as string) * 2 ** (10 * power)));
}
