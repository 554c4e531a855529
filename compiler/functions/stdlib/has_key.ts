import { rubyInspect } from '../../evaluator/ruby-text.ts';
import { PuppetHash } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';

/**
 * `has_key(hash, key)`: whether the hash has the key.
 *
 * stdlib: lib/puppet/parser/functions/has_key.rb
 */
export const hasKey = puppetFunction3x('has_key', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 2) throw new PuppetError(`has_key(): wrong number of arguments (${args.length}; must be 2)`);
  const [hash, key] = args;
  if (!(hash instanceof PuppetHash)) {
    const type = rubyClassName(hash);
    throw new PuppetError(`has_key(): expects the first argument to be a hash, got ${rubyInspect(hash)} which is of type ${type}`);
  }
  return hash.has(key);
});
