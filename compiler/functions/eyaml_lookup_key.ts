import { eyamlLookupKey as lookupKey } from '../lookup/eyaml/lookup-key.ts';
import type { LookupContext } from '../lookup/index.ts';
import type { PuppetHash } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `eyaml_lookup_key(String[1] $key, Hash[String[1],Any] $options, Puppet::LookupContext $context)`: a value of a YAML file whose
 * values may be encrypted.
 *
 * Puppet: lib/puppet/functions/eyaml_lookup_key.rb
 */
export const eyamlLookupKey = puppetFunction('eyaml_lookup_key', [
  {
    params: ['String[1] key', 'Hash[String[1],Any] options', 'Puppet::LookupContext context'],
    body: ({ args: [key, options, context] }) => lookupKey(key as string, options as PuppetHash, context as LookupContext),
  },
]);
