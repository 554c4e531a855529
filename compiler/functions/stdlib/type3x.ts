import { formatFloat } from '../../types/index.ts';
import { PuppetHash } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { leadingFloat, leadingInteger } from './shared/leading-number.ts';

/**
 * `type3x(value)`: the name of the value's type as Puppet 3 had it, where texts of digits are numbers.
 *
 * stdlib: lib/puppet/parser/functions/type3x.rb
 */
export const type3x = puppetFunction3x('type3x', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`type3x(): Wrong number of arguments given (${args.length} for 1)`);
  const [value] = args;
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return 'float';
  if (Array.isArray(value)) return 'array';
  if (value instanceof PuppetHash) return 'hash';
  if (typeof value !== 'string') throw new PuppetError('type3x(): Unknown type');
  if (value === String(leadingInteger(value))) return 'integer';
  return value === formatFloat(leadingFloat(value)) ? 'float' : 'string';
});
