import { hieraFunction } from './shared/hiera.ts';

/**
 * `hiera_array(String $key, Any $default, Any $override)`: the values of all levels as one array, each once. Deprecated in favor of `lookup`.
 *
 * Puppet: lib/puppet/functions/hiera_array.rb
 */
export const hieraArray = hieraFunction('hiera_array');
