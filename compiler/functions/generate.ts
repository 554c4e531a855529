import { rubyText } from '../evaluator/ruby-text.ts';
import { PuppetError, puppetFunction3x } from './function.ts';
import { rubyClassName } from './shared/ruby-class.ts';

/**
 * `generate(command, *args)` runs a command on Puppet's server. Here the name of the command is checked as Puppet does it, and then
 * it is refused: no command is ever run.
 *
 * Puppet: lib/puppet/parser/functions/generate.rb
 */
export const generate = puppetFunction3x('generate', { arity: -2, type: 'rvalue' }, ({ args: [command], context }) => {
  if (typeof command !== 'string') {
    const reason = `because it is a '${rubyClassName(command)}' and not a String'`;
    context.log('warning', `Cannot check if ${rubyText(command)} is an absolute path ${reason}`);
  }
  if (typeof command !== 'string' || !/^\//m.test(command)) throw new PuppetError('Generators must be fully qualified');
  if (!/^[-/\w.+]+$/m.test(command)) {
    throw new PuppetError('Generators can only contain alphanumerics, file separators, and dashes');
  }
  if (command.includes('..')) throw new PuppetError("Can not use generators with '..' in them.");
  throw new PuppetError(`Failed to execute generator ${command}: commands are not run`);
});
