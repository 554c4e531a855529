import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `pick_default(*$values)`: the first value that is neither undef nor the empty string, or else the last.
 *
 * stdlib: lib/puppet/parser/functions/pick_default.rb
 */
export const pickDefault = puppetFunction3x('pick_default', { type: 'rvalue' }, ({ args }) => {
  if (args.length === 0) throw new PuppetError('Must receive at least one argument.');
  return args.find((value) => value !== undefined && value !== '') ?? args.at(-1);
});
