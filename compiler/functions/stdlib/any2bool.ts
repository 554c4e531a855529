import { parseRubyFloat } from '../../types/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `any2bool(value)`: a Boolean for any value: numbers and their texts as `num2bool`, other texts as `str2bool` has it; everything else
 * is true.
 *
 * stdlib: lib/puppet/parser/functions/any2bool.rb
 */
export const any2bool = puppetFunction3x('any2bool', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length === 0) throw new PuppetError(`any2bool(): Wrong number of arguments given (${args.length} for 1)`);
  const [value] = args;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint' || typeof value === 'number') return context.callFunction('num2bool', [value]);
  if (typeof value === 'string') return context.callFunction(isFloat(value) ? 'num2bool' : 'str2bool', [value]);
  return value !== undefined;
});

function isFloat(text: string): boolean {
  try {
    parseRubyFloat(text);
    return true;
  } catch (error) {
    if (error instanceof PuppetError) return false;
    throw error;
  }
}
