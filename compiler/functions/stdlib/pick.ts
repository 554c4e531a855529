import { rubyText } from '../../evaluator/ruby-text.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `pick(*$values)`: the first value that is neither undef nor the empty string.
 *
 * stdlib: lib/puppet/parser/functions/pick.rb
 */
export const pick = puppetFunction3x('pick', { type: 'rvalue' }, ({ args }) => {
  const found = args.find((value) => value !== undefined && value !== '');
  if (rubyText(found) === '') throw new PuppetError('pick(): must receive at least one non empty value');
  return found;
});
