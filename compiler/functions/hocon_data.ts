import { dataFunction } from './shared/data-function.ts';

/**
 * `hocon_data(Struct[{path=>String[1]}] $options, Puppet::LookupContext $context)`: the hash that a HOCON file holds.
 *
 * Puppet: lib/puppet/functions/hocon_data.rb
 */
export const hoconData = dataFunction('hocon_data', (path, context) => context.builtinData('hocon_data', path));
