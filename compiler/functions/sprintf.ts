import { rubyInspect, rubyText } from '../evaluator/ruby-text.ts';
import { rubyFormat } from '../types/index.ts';
import { puppetFunction3x } from './function.ts';
import { textArgument } from './shared/ruby-conversion.ts';

/**
 * `sprintf(String $format, Any *$args)`: the format filled in, as Ruby's. Named references such as `%<x>s` take a Hash.
 *
 * Puppet: lib/puppet/parser/functions/sprintf.rb
 */
export const sprintf = puppetFunction3x('sprintf', { arity: -2, type: 'rvalue' }, ({ args: [format, ...rest] }) => {
  return rubyFormat(textArgument(format), rest, { toText: rubyText, inspect: rubyInspect });
});
