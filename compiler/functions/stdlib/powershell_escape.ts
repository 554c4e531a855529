import { rubyText } from '../../evaluator/ruby-text.ts';
import { puppetFunction } from '../function.ts';

/**
 * `powershell_escape(Any string)`: the text with what PowerShell would interpret escaped.
 *
 * stdlib: lib/puppet/functions/powershell_escape.rb
 */
export const powershellEscape = puppetFunction('powershell_escape', [
  {
    params: ['Any string'],
    body: ({ args }) => rubyText(args[0]).replace(/[ '`|\n$"]/g, (character) => (character === '"' ? '\\`"' : `\`${character}`)),
  },
]);
