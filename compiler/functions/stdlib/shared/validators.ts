/**
 * The checks of stdlib's `validate_...` functions, as far as `validate_legacy` needs to know whether they pass.
 *
 * stdlib: lib/puppet/parser/functions/validate_*.rb
 */
import { interpolated } from '../../../evaluator/interpolated.ts';
import { PuppetHash, PuppetRegexp, type Value } from '../../../values/index.ts';

type Validator = (value: Value, args: readonly Value[]) => boolean;

const ABSOLUTE_PATH = /^(?:[A-Za-z]:[\\/]|[\\/][\\/][^\\/]+[\\/][^\\/]+|\/)/;

function list(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

function toInteger(value: Value): bigint | undefined {
  const text = interpolated(value).trim().replace(/^\+/, '');
  return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

function inRange(value: Value, [max, min]: readonly Value[]): boolean {
  const number = toInteger(value);
  if (number === undefined) return false;
  const most = max === undefined || max === '' ? undefined : toInteger(max);
  const least = min === undefined || min === '' ? undefined : toInteger(min);
  return (most === undefined || number <= most) && (least === undefined || number >= least);
}

export const VALIDATORS: Readonly<Record<string, Validator>> = {
  validate_bool: (value) => typeof value === 'boolean',
  validate_string: (value) => typeof value === 'string' || value === undefined,
  validate_array: (value) => Array.isArray(value),
  validate_hash: (value) => value instanceof PuppetHash,
  validate_absolute_path: (value) => list(value).every((path) => typeof path === 'string' && ABSOLUTE_PATH.test(path)),
  validate_integer: (value, args) => !(value instanceof PuppetHash) && list(value).every((item) => inRange(item, args)),
  validate_numeric: (value) => list(value).every((item) => Number.isFinite(Number(interpolated(item) || Number.NaN))),
  validate_re: (value, [patterns]) =>
    typeof value === 'string' && list(patterns).some((pattern) => new PuppetRegexp(interpolated(pattern)).test(value)),
};
