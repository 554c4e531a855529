import { hieraFunction } from './shared/hiera.ts';

/**
 * `hiera(String $key, Any $default, Any $override)`: the value of the highest level that has one. Deprecated in favor of `lookup`.
 *
 * Puppet: lib/puppet/functions/hiera.rb
 */
export const hiera = hieraFunction('hiera');
