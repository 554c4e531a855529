import { readFileSync } from 'node:fs';
import { Binary } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';

/**
 * `binary_file(String $path)`: content of a file, given as `module/file` or as an absolute path, as Binary.
 *
 * Puppet: lib/puppet/functions/binary_file.rb
 */
export const binaryFile = puppetFunction('binary_file', [
  {
    params: ['String path'],
    body: ({ args, context }) => {
      const [path] = args;
      const found = context.scope.compilation.environment.findModuleFile(path as string, 'files');
      if (found === undefined) throw new PuppetError(`binary_file(): The given file '${path as string}' does not exist`);
      return new Binary(readFileSync(found));
    },
  },
]);
