import { rubyInspect, rubyText } from '../../evaluator/ruby-text.ts';
import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { shellEscape } from './shared/shell-words.ts';

/**
 * `shell_join(array)`: the elements as words for a Bourne shell, with spaces between.
 *
 * stdlib: lib/puppet/parser/functions/shell_join.rb
 */
export const shellJoin = puppetFunction3x('shell_join', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`shell_join(): Wrong number of arguments given (${args.length} for 1)`);
  const [array] = args;
  if (!Array.isArray(array)) throw new PuppetError(`First argument is not an Array: ${rubyInspect(array)}`);
  return (array as readonly Value[]).map((item) => shellEscape(rubyText(item))).join(' ');
});
