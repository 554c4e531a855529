import { rubyText } from '../../evaluator/ruby-text.ts';
import { parseRubyFloat } from '../../types/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { leadingInteger } from './shared/leading-number.ts';

/**
 * `num2bool(number)`: whether the number, or that of a text, is above zero. Fractions are cut off first.
 *
 * stdlib: lib/puppet/parser/functions/num2bool.rb
 */
export const num2bool = puppetFunction3x('num2bool', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`num2bool(): Wrong number of arguments given (${args.length} for 1)`);
  const [number] = args;
  if (typeof number === 'bigint') return number > 0n;
  if (typeof number === 'number') return Math.trunc(number) > 0;
  if (typeof number !== 'string') return leadingInteger(rubyText(number)) > 0n;
  return Math.trunc(floatOf(number)) > 0;
});

function floatOf(text: string): number {
  try {
    return parseRubyFloat(text);
  } catch (error) {
    if (!(error instanceof PuppetError)) throw error;
    throw new PuppetError(`num2bool(): '${text}' does not look like a number: ${error.message}`);
  }
}
