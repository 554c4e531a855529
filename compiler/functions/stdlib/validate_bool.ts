import { rubyInspect } from '../../evaluator/ruby-text.ts';
import { valueLabel } from '../../evaluator/value-label.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `validate_bool(*$values)`: stops the compilation unless all values are Booleans.
 *
 * stdlib: lib/puppet/parser/functions/validate_bool.rb
 */
export const validateBool = puppetFunction3x('validate_bool', { type: 'statement' }, ({ args }) => {
  if (args.length === 0) throw new PuppetError('validate_bool(): wrong number of arguments (0; must be > 0)');
  for (const value of args) {
    if (typeof value === 'boolean') continue;
    throw new PuppetError(`${rubyInspect(value)} is not a boolean.  It looks to be a ${valueLabel(value)}`);
  }
  return undefined;
});
