import { rubyText } from '../../evaluator/ruby-text.ts';
import { isTruthy, PuppetHash, type Value } from '../../values/index.ts';
import { puppetFunction3x } from '../function.ts';
import { noMethod } from './shared/ruby-errors.ts';

const NOT_FOUND_HERE = "is deprecated in favor of using 'Scope#call_function'.\n   (file & line not available)";

/** What the functions say that this one is made of. */
const WARNINGS: readonly string[] = [
  'dig() DEPRECATED: This function has been replaced in Puppet 4.5.0, please use dig44() for backwards compatibility or use the new version.',
  `The method 'Puppet::Parser::Functions.autoloader#loaded?("dig44")' ${NOT_FOUND_HERE}`,
  `The method 'Puppet::Parser::Functions.autoloader#load("dig44")' ${NOT_FOUND_HERE}`,
];

/**
 * `try_get_value(data, path, default, separator)`: a value deep in hashes and arrays, found by the keys and indexes of the path.
 *
 * stdlib: lib/puppet/parser/functions/try_get_value.rb
 */
export const tryGetValue = puppetFunction3x('try_get_value', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  context.log('warning', 'try_get_value() DEPRECATED: this function is deprecated, please use dig() instead.');
  const [data, givenPath, fallback, given] = args;
  const path = givenPath === undefined || givenPath === false ? '' : givenPath;
  const isFound = fallback !== undefined && isTruthy(fallback);
  const isCollection = Array.isArray(data) || data instanceof PuppetHash;
  if (!isCollection || path === '') return isFound ? fallback : data;
  const separator = given !== undefined && isTruthy(given) ? rubyText(given) : '/';
  if (typeof path !== 'string') throw noMethod('split', path);
  const keys = path
    .replace(/(?:\/)+$/, '')
    .split(separator)
    .map((key) => (/^\d+$/m.test(key) ? BigInt(Number.parseInt(key, 10)) : key));
  for (const warning of WARNINGS) context.log('warning', warning);
  const found = dug(data, keys);
  return found === undefined ? fallback : found;
});

function dug(data: Value, keys: readonly Value[]): Value {
  return keys.reduce<Value>((at, key) => {
    if (Array.isArray(at)) return typeof key === 'bigint' ? (at[Number(key)] as Value) : undefined;
    return at instanceof PuppetHash ? at.get(key) : undefined;
  }, data);
}
