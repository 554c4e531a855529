import { rubyText } from '../../evaluator/ruby-text.ts';
import { puppetFunction } from '../function.ts';

/**
 * `batch_escape(Any $string)`: the text as one quoted word for a Windows batch command line.
 *
 * stdlib: lib/puppet/functions/batch_escape.rb
 */
export const batchEscape = puppetFunction('batch_escape', [
  {
    params: ['Any string'],
    body: ({ args }) => `"${rubyText(args[0]).replace(/["$\\]/g, (character) => (character === '"' ? '""' : `\\${character}`))}"`,
  },
]);
