import { rubyText } from '../evaluator/ruby-text.ts';
import { PuppetError, puppetFunction3x } from './function.ts';

/**
 * `fail(Any *$values)`: stops the compilation with the values, joined by spaces, as message.
 *
 * Puppet: lib/puppet/parser/functions/fail.rb
 */
export const fail = puppetFunction3x('fail', {}, ({ args }) => {
  throw new PuppetError(args.map(rubyText).join(' '));
});
