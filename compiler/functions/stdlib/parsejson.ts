import { parseJson } from './shared/json-parser.ts';
import { parseFunction } from './shared/parse-function.ts';

/**
 * `parsejson(text, default)`: the value that a JSON text stands for; the default for null, false, and errors.
 *
 * stdlib: lib/puppet/parser/functions/parsejson.rb
 */
export const parsejson = parseFunction('parsejson', parseJson);
