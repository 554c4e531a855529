/**
 * Numbers from strings, as arithmetic reads them.
 *
 * Puppet: pops/utils.rb#to_n, pops/patterns.rb (NUMERIC)
 */
import type { Value } from '../values/index.ts';

const NUMERIC = /^[\p{Zs}\t]*([-+]?)[\p{Zs}\t]*((0[xX][0-9A-Fa-f]+)|(0?\d+)((?:\.\d+)?(?:[eE]-?\d+)?))[\p{Zs}\t]*$/u;

/** The number that a value is or that a string reads as; undefined otherwise. */
export function toNumber(value: Value): bigint | number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  if (typeof value !== 'string' || value.endsWith('\n')) return undefined;
  const match = NUMERIC.exec(value.startsWith('::') ? value.slice(2) : value);
  if (!match) return undefined;
  const [, sign, digits = '', , decimal = '', fraction = ''] = match;
  if (fraction !== '') return floatOf(sign === '-', digits, decimal, fraction);
  const magnitude = integerOf(digits);
  return magnitude === undefined ? undefined : sign === '-' ? -magnitude : magnitude;
}

function floatOf(negative: boolean, digits: string, decimal: string, fraction: string): number | undefined {
  const whole = integerOf(decimal);
  // `0e10` and its like are no numbers to Puppet.
  if (whole === undefined || (whole === 0n && /^\.?0*[eE].*$/.test(fraction))) return undefined;
  const number = Number(digits);
  if (!Number.isFinite(number)) return undefined;
  return negative ? -number : number;
}

/** Ruby's `Integer(text)`: hexadecimal with `0x`, octal with a leading zero. */
function integerOf(digits: string): bigint | undefined {
  if (/^0[xX]/.test(digits)) return BigInt(digits);
  if (!/^0\d/.test(digits)) return BigInt(digits);
  return /^[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : undefined;
}
