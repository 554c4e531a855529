import { findFunction } from './shared/find.ts';

/**
 * `find_file(String *$paths)`: path of the first of the files that exists, each given as `module/file` or as an absolute path.
 *
 * Puppet: lib/puppet/functions/find_file.rb
 */
export const findFile = findFunction('find_file', 'paths', (environment, path) => environment.findModuleFile(path, 'files'));
