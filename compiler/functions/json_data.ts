import { dataFunction } from './shared/data-function.ts';

/**
 * `json_data(Struct[{path=>String[1]}] $options, Puppet::LookupContext $context)`: the hash that a JSON file holds.
 *
 * Puppet: lib/puppet/functions/json_data.rb
 */
export const jsonData = dataFunction('json_data', (path, context) => context.builtinData('json_data', path));
