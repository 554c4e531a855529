import { rubyText } from '../../evaluator/ruby-text.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';

/**
 * `delete_undef_values(collection)`: the array or hash without undef values.
 *
 * stdlib: lib/puppet/parser/functions/delete_undef_values.rb
 */
export const deleteUndefValues = puppetFunction3x('delete_undef_values', { type: 'rvalue' }, ({ args }) => {
  if (args.length === 0) throw new PuppetError('delete_undef_values(): Wrong number of arguments given (0)');
  const [collection] = args;
  if (Array.isArray(collection)) return (collection as readonly Value[]).filter((item) => item !== undefined);
  if (collection instanceof PuppetHash) return new PuppetHash([...collection].filter(([, value]) => value !== undefined));
  const text = `${rubyText(collection)} type  ${rubyClassName(collection)}`;
  throw new PuppetError(`delete_undef_values(): expected an array or hash, got ${text} `);
});
