import { rubyText } from '../../evaluator/ruby-text.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { shellSplit } from './shared/shell-words.ts';

/**
 * `shell_split(text)`: the words that a Bourne shell would see.
 *
 * stdlib: lib/puppet/parser/functions/shell_split.rb
 */
export const shellSplitFunction = puppetFunction3x('shell_split', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`shell_split(): Wrong number of arguments given (${args.length} for 1)`);
  return shellSplit(rubyText(args[0]));
});
