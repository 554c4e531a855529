import { findFunction } from './shared/find.ts';

/**
 * `module_directory(String *$names)`: folder of the first of the modules that exists.
 *
 * Puppet: lib/puppet/functions/module_directory.rb
 */
export const moduleDirectory = findFunction(
  'module_directory',
  'names',
  (environment, name) => environment.modules.get(name)?.path,
  'names',
);
