import { hieraFunction } from './shared/hiera.ts';

/**
 * `hiera_include(String $key, Any $default, Any $override)`: includes the classes that all levels name. Deprecated in favor of `lookup`.
 *
 * Puppet: lib/puppet/functions/hiera_include.rb
 */
export const hieraInclude = hieraFunction('hiera_include');
