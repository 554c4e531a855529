import { findFunction } from './shared/find.ts';

/**
 * `find_template(String *$paths)`: path of the first of the templates that exists, each given as `module/file` or as an absolute path.
 *
 * Puppet: lib/puppet/functions/find_template.rb
 */
export const findTemplate = findFunction('find_template', 'paths', (environment, path) =>
  environment.findModuleFile(path, 'templates'),
);
