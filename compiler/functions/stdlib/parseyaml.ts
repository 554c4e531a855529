import { loadPlainYaml } from '../../yaml/index.ts';
import { parseFunction } from './shared/parse-function.ts';

/**
 * `parseyaml(text, default)`: the value that a YAML text stands for; the default for null, false, and errors.
 *
 * stdlib: lib/puppet/parser/functions/parseyaml.rb
 */
export const parseyaml = parseFunction('parseyaml', (text) => loadPlainYaml(text));
