import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { leadingInteger } from './shared/leading-number.ts';

/**
 * `convert_base(number, base)`: the number, or the decimal text of one, in a base from 2 to 36.
 *
 * stdlib: lib/puppet/parser/functions/convert_base.rb
 */
export const convertBase = puppetFunction3x('convert_base', { arity: 2, type: 'rvalue' }, ({ args }) => {
  assertType(args[0], 'First');
  assertType(args[1], 'Second');
  const [number, base] = args.map(toInteger) as [bigint, bigint];
  if (base < 2n || base > 36n) {
    throw new PuppetError('convert_base(): base must be at least 2 and must not be greater than 36');
  }
  return number.toString(Number(base));
});

function assertType(value: Value, which: string): void {
  if (typeof value === 'string' || typeof value === 'bigint') return;
  throw new PuppetError(`convert_base(): ${which} argument must be either a string or an integer`);
}

/** Says "First argument" of the second one, too, as stdlib does. */
function toInteger(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (/^[0-9]+$/m.test(value as string)) return leadingInteger(value as string);
  throw new PuppetError('convert_base(): First argument must be an integer or a string corresponding to an integer in base 10');
}
