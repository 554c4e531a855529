import { PuppetHash } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `is_hash(value)`: whether the value is a Hash.
 *
 * stdlib: lib/puppet/parser/functions/is_hash.rb
 */
export const isHash = puppetFunction3x('is_hash', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`is_hash(): Wrong number of arguments given (${args.length} for 1)`);
  return args[0] instanceof PuppetHash;
});
