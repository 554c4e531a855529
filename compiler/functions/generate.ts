import { interpolated } from '../evaluator/interpolated.ts';
import { PuppetError, puppetFunction3x } from './function.ts';

/**
 * `generate(command, *args)` runs a command on Puppet's server. No command is ever run here, so it is refused.
 *
 * Puppet: lib/puppet/parser/functions/generate.rb
 */
export const generate = puppetFunction3x('generate', { arity: -2, type: 'rvalue' }, ({ args }) => {
  throw new PuppetError(`Failed to execute generator ${interpolated(args[0])}: commands are not run`);
});
