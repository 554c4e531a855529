import { hieraFunction } from './shared/hiera.ts';

/**
 * `hiera_hash(String $key, Any $default, Any $override)`: the hashes of all levels as one. Deprecated in favor of `lookup`.
 *
 * Puppet: lib/puppet/functions/hiera_hash.rb
 */
export const hieraHash = hieraFunction('hiera_hash');
