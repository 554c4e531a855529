import { readFileSync } from 'node:fs';
import { Binary } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { assertReadable } from './shared/content.ts';

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
      const { environment } = context.scope.compilation;
      const found = environment.findModuleFile(path as string, 'files');
      if (found === undefined) throw new PuppetError(`binary_file(): The given file '${path as string}' does not exist`);
      assertReadable(environment, found);
      return new Binary(environment.world.content(found) ?? readFileSync(found));
    },
  },
]);
