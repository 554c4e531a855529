import { puppetFunction } from '../function.ts';
import { programText } from './shared/program-text.ts';

/**
 * `to_python(Any object)`: the value as Python code; what only Puppet has becomes a dictionary with its type.
 *
 * stdlib: lib/puppet/functions/to_python.rb
 */
export const toPython = puppetFunction('to_python', [
  { params: ['Any object'], body: ({ args }) => programText(args[0], { true: 'True', false: 'False', null: 'None' }, ': ') },
]);
