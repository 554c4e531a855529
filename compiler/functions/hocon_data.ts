import { LookupError } from '../lookup/index.ts';
import { dataFunction } from './shared/data-function.ts';

/**
 * `hocon_data(Struct[{path=>String[1]}] $options, Puppet::LookupContext $context)`: the hash that a HOCON file holds. There is no
 * reader of HOCON here, so it is refused.
 *
 * Puppet: lib/puppet/functions/hocon_data.rb
 */
export const hoconData = dataFunction('hocon_data', () => {
  throw new LookupError('hocon_data is not supported');
});
