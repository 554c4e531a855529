import { PuppetError, puppetFunction3x } from '../function.ts';
import { dirName } from './shared/ruby-paths.ts';

/**
 * `dirname(path)`: the path without its last part.
 *
 * stdlib: lib/puppet/parser/functions/dirname.rb
 */
export const dirname = puppetFunction3x('dirname', { type: 'rvalue' }, ({ args }) => {
  const [path] = args;
  if (args.length === 0) throw new PuppetError('dirname(): No arguments given');
  if (args.length > 1) throw new PuppetError(`dirname(): Too many arguments given (${args.length})`);
  if (typeof path !== 'string') throw new PuppetError('dirname(): Requires string as argument');
  if (path === '') throw new PuppetError('dirname(): Requires a non-empty string as argument');
  return dirName(path);
});
