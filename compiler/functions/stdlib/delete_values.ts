import { PuppetHash, rubyEquals } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';

/**
 * `delete_values(hash, value)`: the hash without the keys that have the value.
 *
 * stdlib: lib/puppet/parser/functions/delete_values.rb
 */
export const deleteValues = puppetFunction3x('delete_values', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`delete_values(): Wrong number of arguments given (${args.length} of 2)`);
  const [hash, item] = args;
  if (!(hash instanceof PuppetHash)) {
    const type = rubyClassName(hash);
    throw new PuppetError(`delete_values(): First argument must be a Hash. Given an argument of class ${type}.`);
  }
  return new PuppetHash([...hash].filter(([, value]) => !rubyEquals(item, value)));
});
