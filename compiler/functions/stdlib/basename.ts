import { PuppetError, puppetFunction3x } from '../function.ts';
import { baseName } from './shared/ruby-paths.ts';

/**
 * `basename(path, suffix)`: the last part of the path, without the suffix; `.*` is any suffix.
 *
 * stdlib: lib/puppet/parser/functions/basename.rb
 */
export const basename = puppetFunction3x('basename', { type: 'rvalue' }, ({ args }) => {
  const [path, suffix] = args;
  if (args.length === 0) throw new PuppetError('basename(): No arguments given');
  if (args.length > 2) throw new PuppetError(`basename(): Too many arguments given (${args.length})`);
  if (typeof path !== 'string') throw new PuppetError('basename(): Requires string as first argument');
  if (args.length === 1) return baseName(path);
  if (typeof suffix !== 'string') throw new PuppetError('basename(): Requires string as second argument');
  return baseName(path, suffix);
});
