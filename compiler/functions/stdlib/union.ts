import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { uniqueValues } from './shared/unique-values.ts';

/**
 * `union(*$arrays)`: all different elements of the arrays, in the order of their first occurrence.
 *
 * stdlib: lib/puppet/parser/functions/union.rb
 */
export const union = puppetFunction3x('union', { type: 'rvalue' }, ({ args }) => {
  if (args.length < 2) throw new PuppetError(`union(): Wrong number of arguments given (${args.length} for < 2)`);
  if (!args.every(Array.isArray)) throw new PuppetError('union(): Every parameter must be an array');
  return uniqueValues(args.flat() as readonly Value[]);
});
