import { rubyText } from '../evaluator/ruby-text.ts';
import type { Value } from '../values/index.ts';
import type { CommandAnswer } from '../world/index.ts';
import { PuppetError, puppetFunction3x } from './function.ts';
import { rubyClassName } from './shared/ruby-class.ts';

/**
 * `generate(command, *args)`: what a command on Puppet's server prints. Here it is what the world file says of the command; a program is
 * run only where that was permitted.
 *
 * Puppet: lib/puppet/parser/functions/generate.rb, lib/puppet/util/execution.rb
 */
export const generate = puppetFunction3x('generate', { arity: -2, type: 'rvalue' }, ({ args: [command, ...args], context }) => {
  if (typeof command !== 'string') {
    const reason = `because it is a '${rubyClassName(command)}' and not a String'`;
    context.log('warning', `Cannot check if ${rubyText(command)} is an absolute path ${reason}`);
  }
  if (typeof command !== 'string' || !/^\//m.test(command)) throw new PuppetError('Generators must be fully qualified');
  if (!/^[-/\w.+]+$/m.test(command)) {
    throw new PuppetError('Generators can only contain alphanumerics, file separators, and dashes');
  }
  if (command.includes('..')) throw new PuppetError("Can not use generators with '..' in them.");
  const { compilation } = context.scope;
  const words = [command, ...flat(args).map(rubyText)];
  const answer = compilation.environment.world.generated(words, compilation);
  if (answer === undefined)
    throw new PuppetError(`Failed to execute generator ${command}: commands are not run without permission`);
  if (answer.status !== 0) throw new PuppetError(`Failed to execute generator ${command}: ${failure(words, answer)}`);
  return answer.output;
});

function flat(values: readonly Value[]): readonly Value[] {
  return values.flatMap((value) => (Array.isArray(value) ? flat(value as readonly Value[]) : [value]));
}

function failure(words: readonly string[], { status, output }: CommandAnswer): string {
  return `Execution of '${words.join(' ')}' returned ${status ?? ''}: ${output.trim()}`;
}
