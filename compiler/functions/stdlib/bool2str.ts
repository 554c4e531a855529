import { isTruthy, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `bool2str(boolean, true_text, false_text)`: a Boolean as text.
 *
 * stdlib: lib/puppet/parser/functions/bool2str.rb
 */
export const bool2str = puppetFunction3x('bool2str', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1 && args.length !== 3) {
    throw new PuppetError(`bool2str(): Wrong number of arguments given (${args.length} for 3)`);
  }
  const [value, first, second] = args;
  const [whenTrue, whenFalse] = [orElse(first, 'true'), orElse(second, 'false')];
  if (typeof value !== 'boolean') throw new PuppetError('bool2str(): Requires a boolean to work with');
  if (typeof whenTrue !== 'string' || typeof whenFalse !== 'string') {
    throw new PuppetError('bool2str(): Requires strings to convert to');
  }
  return value ? whenTrue : whenFalse;
});

function orElse(value: Value, other: string): Value {
  return isTruthy(value) ? value : other;
}
