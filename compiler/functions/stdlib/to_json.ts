import { puppetFunction } from '../function.ts';
import { COMPACT, jsonText } from './shared/json-text.ts';

/**
 * `to_json(Any data)`: the value as JSON on one line.
 *
 * stdlib: lib/puppet/functions/to_json.rb
 */
export const toJson = puppetFunction('to_json', [
  { params: ['Any data'], body: ({ args }) => jsonText(args[0], { ...COMPACT, maxNesting: 100 }) },
]);
