import { LookupError } from '../lookup/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `eyaml_lookup_key(String[1] $key, Hash[String[1],Any] $options, Puppet::LookupContext $context)`: a value of a YAML file whose
 * values may be encrypted. There is nothing here that decrypts, so it is refused.
 *
 * Puppet: lib/puppet/functions/eyaml_lookup_key.rb
 */
export const eyamlLookupKey = puppetFunction('eyaml_lookup_key', [
  {
    params: ['String[1] key', 'Hash[String[1],Any] options', 'Puppet::LookupContext context'],
    body: () => {
      throw new LookupError('eyaml_lookup_key is not supported');
    },
  },
]);
