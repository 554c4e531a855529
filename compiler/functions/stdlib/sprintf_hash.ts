import { rubyInspect, rubyText } from '../../evaluator/ruby-text.ts';
import { rubyFormat } from '../../types/index.ts';
import { Default, PuppetHash, RubySymbol, type Value } from '../../values/index.ts';
import { puppetFunction } from '../function.ts';
import { deprecation } from './shared/deprecation.ts';
import { noMethod } from './shared/ruby-errors.ts';

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
      const entries = [...(values as PuppetHash)].map(([key, value]) => [symbolOf(key), value] as const);
      return rubyFormat(format as string, [new PuppetHash(entries)], { toText: rubyText, inspect: rubyInspect });
    },
  },
]);

/** Ruby's `to_sym`. */
function symbolOf(key: Value): Value {
  if (typeof key === 'string') return new RubySymbol(key);
  if (key instanceof Default) return key;
  throw noMethod('to_sym', key);
}
