import { loadFunction } from './shared/parse-function.ts';
import { parsePson } from './shared/pson-parser.ts';

/**
 * `loadjson(path, default)`: the data of a JSON file; the default for null, false, errors, and where there is no file.
 *
 * stdlib: lib/puppet/parser/functions/loadjson.rb
 */
export const loadjson = loadFunction('loadjson', parsePson);
