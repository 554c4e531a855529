import { rubyInspect } from '../../evaluator/ruby-text.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { refused } from './shared/refused.ts';

/**
 * `validate_cmd(content, command, message)`: ends where the command fails for a file with the content. No command is run; the world file may
 * say how it ends, with `%` for the path of the file.
 *
 * stdlib: lib/puppet/parser/functions/validate_cmd.rb
 */
export const validateCmd = puppetFunction3x('validate_cmd', { type: 'statement' }, ({ args, context }) => {
  if (args.length < 2 || args.length > 3) {
    throw new PuppetError(`validate_cmd(): wrong number of arguments (${args.length}; must be 2 or 3)`);
  }
  const [, command, message] = args;
  if (typeof command !== 'string') throw refused('validate_cmd', 'a command');
  const { compilation } = context.scope;
  const line = /\s%(?:\s|$)/.test(command) ? command : `${command} %`;
  const answer = compilation.environment.world.command(line, compilation);
  if (answer === undefined) throw refused('validate_cmd', 'a command');
  if (answer.status === 0) return undefined;
  const reason =
    typeof message === 'string' ? message : `validate_cmd(): failed to validate content with command ${rubyInspect(command)}`;
  throw new PuppetError(`${reason}\nExecution of '${line}' returned ${answer.status ?? ''}: ${answer.output.trim()}`);
});
