import { puppetFunction } from './function.ts';
import { toInteger } from './shared/integer.ts';

/**
 * `round(Numeric $val)`: the nearest Integer, halves away from zero.
 *
 * Puppet: lib/puppet/functions/round.rb
 */
export const round = puppetFunction('round', [
  { params: ['Numeric val'], body: ({ args }) => rounded(args[0] as bigint | number) },
]);

function rounded(number: bigint | number): bigint {
  // Puppet adds a half to an Integer as well, which costs it the digits that a Float cannot hold.
  const float = Number(number);
  return toInteger(Math.trunc(number > 0 ? float + 0.5 : float - 0.5));
}
