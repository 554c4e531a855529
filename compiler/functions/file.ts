import { interpolated } from '../evaluator/interpolated.ts';
import { PuppetError, puppetFunction3x } from './function.ts';
import { assertReadable } from './shared/content.ts';

/**
 * `file(String *$paths)`: content of the first of the files that exists; each is given as `module/file` or as an absolute path.
 *
 * Puppet: lib/puppet/parser/functions/file.rb
 */
export const file = puppetFunction3x('file', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  const { environment } = context.scope.compilation;
  for (const name of args) {
    const found = environment.findModuleFile(interpolated(name), 'files');
    if (found === undefined) continue;
    assertReadable(environment, found);
    return environment.files.read(found);
  }
  throw new PuppetError(`Could not find any files from ${args.map(interpolated).join(', ')}`);
});
