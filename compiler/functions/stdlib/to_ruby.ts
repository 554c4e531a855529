import { puppetFunction } from '../function.ts';
import { programText } from './shared/program-text.ts';

/**
 * `to_ruby(Any object)`: the value as Ruby code; what only Puppet has becomes a dictionary with its type.
 *
 * stdlib: lib/puppet/functions/to_ruby.rb
 */
export const toRuby = puppetFunction('to_ruby', [
  { params: ['Any object'], body: ({ args }) => programText(args[0], { true: 'true', false: 'false', null: 'nil' }, ' => ') },
]);
