import type { Value } from '../../../values/index.ts';
import { toInteger } from '../../shared/integer.ts';
import { leadingInteger } from './leading-number.ts';
import { noMethod } from './ruby-errors.ts';

/** Ruby's `to_i`. */
export function toRubyInteger(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return toInteger(Math.trunc(value));
  if (typeof value === 'string') return leadingInteger(value);
  if (value === undefined) return 0n;
  throw noMethod('to_i', value);
}

const DIGITS: readonly (readonly [RegExp, string])[] = [
  [/^0[xX]([\da-fA-F]+)$/, '0x'],
  [/^0[bB]([01]+)$/, '0b'],
  [/^0[oO]?([0-7]+)$/, '0o'],
  [/^(?:0[dD])?(\d+)$/, ''],
];

/** Ruby's `Integer(value)`; undefined where it raises. */
export function rubyInteger(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
  return typeof value === 'string' ? parsed(value) : undefined;
}

function parsed(text: string): bigint | undefined {
  const found = /^\s*([-+]?)([\da-zA-Z]+(?:_[\da-zA-Z]+)*)\s*$/.exec(text);
  if (!found) return undefined;
  const digits = (found[2] as string).replaceAll('_', '');
  // A leading zero makes it octal, whatever the digits after it.
  if (/^0\d/.test(digits) && !/^0[0-7]+$/.test(digits)) return undefined;
  for (const [pattern, prefix] of DIGITS) {
    const match = pattern.exec(digits);
    if (!match) continue;
    const number = BigInt(`${prefix}${match[1]}`);
    return found[1] === '-' ? -number : number;
  }
  return undefined;
}
