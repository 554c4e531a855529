import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `pry()`: a debugger of Ruby, which there is none of.
 *
 * stdlib: lib/puppet/parser/functions/pry.rb
 */
export const pry = puppetFunction3x('pry', { type: 'statement' }, () => {
  throw new PuppetError("pry(): Requires the 'pry' rubygem to use, but it was not found");
});
