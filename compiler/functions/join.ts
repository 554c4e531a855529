import { rubyText } from '../evaluator/ruby-text.ts';
import { checkText, countSteps } from '../limits.ts';
import type { Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `join(Array $arg, String $delimiter = '')`: the elements as one text. Nested Arrays are opened, `undef` is empty, and a Hash
 * prints as Ruby code.
 *
 * Puppet: lib/puppet/functions/join.rb
 */
export const join = puppetFunction('join', [
  {
    params: ['Array arg'],
    optional: ['String delimiter'],
    body: ({ args }) => joined(args[0] as readonly Value[], (args[1] as string) ?? ''),
  },
]);

function joined(values: readonly Value[], delimiter: string): string {
  countSteps(1);
  const texts = values.map((value) => (Array.isArray(value) ? joined(value, delimiter) : rubyText(value)));
  checkText(texts.reduce((sum, text) => sum + text.length, delimiter.length * texts.length));
  return texts.join(delimiter);
}
