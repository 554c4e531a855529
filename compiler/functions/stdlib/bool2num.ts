import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `bool2num(value)`: 1 or 0 for a Boolean, or for a text that `str2bool` knows.
 *
 * stdlib: lib/puppet/parser/functions/bool2num.rb
 */
export const bool2num = puppetFunction3x('bool2num', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length === 0) throw new PuppetError(`bool2num(): Wrong number of arguments given (${args.length} for 1)`);
  return context.callFunction('str2bool', [args[0]]) === true ? 1n : 0n;
});
