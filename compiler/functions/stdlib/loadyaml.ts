import { loadPlainYaml } from '../../yaml/index.ts';
import { loadFunction } from './shared/parse-function.ts';

/**
 * `loadyaml(path, default)`: the data of a YAML file; the default for null, false, errors, and where there is no file.
 *
 * stdlib: lib/puppet/parser/functions/loadyaml.rb
 */
export const loadyaml = loadFunction('loadyaml', (text, path) => loadPlainYaml(text, path));
