import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `is_integer(value)`: whether the value is an Integer, or a text with a line that is one.
 *
 * stdlib: lib/puppet/parser/functions/is_integer.rb
 */
export const isIntegerFunction = puppetFunction3x('is_integer', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`is_integer(): Wrong number of arguments given ${args.length} for 1`);
  return isInteger(args[0]);
});

export function isInteger(value: Value): boolean {
  return typeof value === 'bigint' || (typeof value === 'string' && /^-?(?:[1-9]\d*|0)$/m.test(value));
}
