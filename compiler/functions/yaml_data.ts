import { dataFunction } from './shared/data-function.ts';

/**
 * `yaml_data(Struct[{path=>String[1]}] $options, Puppet::LookupContext $context)`: the hash that a YAML file holds.
 *
 * Puppet: lib/puppet/functions/yaml_data.rb
 */
export const yamlData = dataFunction('yaml_data', (path, context) => context.builtinData('yaml_data', path));
