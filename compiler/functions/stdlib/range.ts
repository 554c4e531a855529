import { rubyText } from '../../evaluator/ruby-text.ts';
import { countSteps } from '../../limits.ts';
import { Default, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { noMethod } from './shared/ruby-errors.ts';
import { toRubyInteger } from './shared/ruby-integer.ts';
import { textRange } from './shared/successor.ts';

const MOST = 1_000_000;

/**
 * `range(first, last, step)` or `range('first..last')`: all values from the first to the last one, Integers where the first is all digits,
 * otherwise texts, each the successor of the one before.
 *
 * stdlib: lib/puppet/parser/functions/range.rb
 */
export const range = puppetFunction3x('range', { type: 'rvalue' }, ({ args }) => {
  if (args.length === 0) throw new PuppetError('range(): Wrong number of arguments given (0 for 1)');
  const [first, last, isExclusive] = args.length > 1 ? [args[0], args[1], false] : parsed(args[0]);
  const step = stepOf(args[2]);
  const start = rubyText(first);
  if (/^\d+$/m.test(start)) return integers(toRubyInteger(first), toRubyInteger(last), isExclusive, step);
  return everyNth(textRange(start, rubyText(last), isExclusive), Number(step));
});

function parsed(value: Value): readonly [string, string, boolean] {
  const text = value instanceof Default ? 'default' : value;
  if (typeof text !== 'string') throw noMethod('match', value);
  const found = /^(\w+)(\.\.\.?|-)(\w+)$/m.exec(text);
  if (found) return [found[1] as string, found[3] as string, found[2] === '...'];
  if (/^.+$/m.test(text)) throw new PuppetError(`range(): Unable to compute range from the value: ${text}`);
  throw new PuppetError(`range(): Unknown range format: ${text}`);
}

function stepOf(given: Value): bigint {
  if (given === undefined) return 1n;
  const step = toRubyInteger(given);
  if (step === 0n) throw new PuppetError('range(): 3rd arg (step size) must be a non zero integer (e.g. 1 or -1)');
  return step < 0n ? -step : step;
}

function integers(first: bigint, last: bigint, isExclusive: boolean, step: bigint): Value {
  const result: bigint[] = [];
  for (let at = first; (isExclusive ? at < last : at <= last) && result.length < MOST; at += step) result.push(at);
  return result;
}

function everyNth(texts: Iterable<string>, step: number): Value {
  const result: string[] = [];
  let index = 0;
  for (const text of texts) {
    countSteps(1);
    if (index++ % step === 0) result.push(text);
    if (result.length >= MOST) break;
  }
  return result;
}
