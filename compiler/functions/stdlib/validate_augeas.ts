import { PuppetError, puppetFunction3x } from '../function.ts';
import { refused } from './shared/refused.ts';

/**
 * `validate_augeas(content, lens, tests, message)`: refused, as Augeas is not there.
 *
 * stdlib: lib/puppet/parser/functions/validate_augeas.rb
 */
export const validateAugeas = puppetFunction3x('validate_augeas', { type: 'statement' }, ({ args }) => {
  if (args.length < 2 || args.length > 4) {
    throw new PuppetError(`validate_augeas(): wrong number of arguments (${args.length}; must be 2, 3, or 4)`);
  }
  throw refused('validate_augeas', 'Augeas');
});
