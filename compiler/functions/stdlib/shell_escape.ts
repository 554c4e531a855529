import { rubyText } from '../../evaluator/ruby-text.ts';
import { puppetFunction } from '../function.ts';
import { shellEscape } from './shared/shell-words.ts';

/**
 * `shell_escape(Any string)`: the text as one word for a Bourne shell.
 *
 * stdlib: lib/puppet/functions/shell_escape.rb
 */
export const shellEscapeFunction = puppetFunction('shell_escape', [
  { params: ['Any string'], body: ({ args }) => shellEscape(rubyText(args[0])) },
]);
