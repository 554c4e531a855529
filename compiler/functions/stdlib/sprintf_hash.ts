import { rubyInspect, rubyText } from '../../evaluator/ruby-text.ts';
import { rubyFormat } from '../../types/index.ts';
import { puppetFunction } from '../function.ts';
import { deprecation } from './shared/deprecation.ts';

const MESSAGE = 'This method is deprecated. From Puppet 4.10.10/5.3.4 please use the built-in sprintf instead';

/**
 * `sprintf_hash(String format, Hash arguments)`: a format with references by name (`%<name>s`, `%{name}`) filled in.
 *
 * stdlib: lib/puppet/functions/sprintf_hash.rb
 */
export const sprintfHash = puppetFunction('sprintf_hash', [
  {
    params: ['String format', 'Hash arguments'],
    body: ({ args: [format, values], context }) => {
      deprecation(context, 'sprintf_hash', MESSAGE);
      return rubyFormat(format as string, [values], { toText: rubyText, inspect: rubyInspect });
    },
  },
]);
