import { rubyText } from '../../evaluator/ruby-text.ts';
import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { leadingInteger } from './shared/leading-number.ts';
import { noMethod } from './shared/ruby-errors.ts';
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
  if (/^\d+$/m.test(start)) return integers(integerOf(first), integerOf(last), isExclusive, step);
  return everyNth(textRange(start, rubyText(last), isExclusive), Number(step));
});

function parsed(value: Value): readonly [string, string, boolean] {
  if (typeof value !== 'string') throw noMethod('match', value);
  const found = /^(\w+)(\.\.\.?|-)(\w+)$/m.exec(value);
  if (found) return [found[1] as string, found[3] as string, found[2] === '...'];
  if (/^.+$/m.test(value)) throw new PuppetError(`range(): Unable to compute range from the value: ${value}`);
  throw new PuppetError(`range(): Unknown range format: ${value}`);
}

function stepOf(given: Value): bigint {
  if (given === undefined) return 1n;
  const step = integerOf(given);
  if (step === 0n) throw new PuppetError('range(): 3rd arg (step size) must be a non zero integer (e.g. 1 or -1)');
  return step < 0n ? -step : step;
}

/** Ruby's `to_i`. */
function integerOf(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(Math.trunc(value));
  if (value === undefined) return 0n;
  if (typeof value !== 'string') throw noMethod('to_i', value);
  return leadingInteger(value);
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
    if (index++ % step === 0) result.push(text);
    if (result.length >= MOST) break;
  }
  return result;
}
