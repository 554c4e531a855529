import { PuppetError, puppetFunction3x } from '../function.ts';
import { refused } from './shared/refused.ts';

/**
 * `validate_cmd(content, command, message)`: refused, as no command is run.
 *
 * stdlib: lib/puppet/parser/functions/validate_cmd.rb
 */
export const validateCmd = puppetFunction3x('validate_cmd', { type: 'statement' }, ({ args }) => {
  if (args.length < 2 || args.length > 3) {
    throw new PuppetError(`validate_cmd(): wrong number of arguments (${args.length}; must be 2 or 3)`);
  }
  throw refused('validate_cmd', 'a command');
});
