import { rubyText } from '../../evaluator/ruby-text.ts';
import { parseRubyFloat } from '../../types/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { toRubyInteger } from './shared/ruby-integer.ts';

/**
 * `num2bool(number)`: whether the number, or that of a text, is above zero. Fractions are cut off first.
 *
 * stdlib: lib/puppet/parser/functions/num2bool.rb
 */
export const num2bool = puppetFunction3x('num2bool', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`num2bool(): Wrong number of arguments given (${args.length} for 1)`);
  const [number] = args;
  const isNumber = typeof number === 'bigint' || typeof number === 'number';
  return toRubyInteger(isNumber ? number : typeof number === 'string' ? floatOf(number) : rubyText(number)) > 0n;
});

function floatOf(text: string): number {
  try {
    return parseRubyFloat(text);
  } catch (error) {
    if (!(error instanceof PuppetError)) throw error;
    throw new PuppetError(`num2bool(): '${text}' does not look like a number: ${error.message}`);
  }
}
