import { PuppetHash } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `ensure_resources(type, hash, params)`: `ensure_resource` for each title of the hash, whose values go before `params`.
 *
 * stdlib: lib/puppet/parser/functions/ensure_resources.rb
 */
export const ensureResources = puppetFunction3x('ensure_resources', { type: 'statement' }, ({ args, context }) => {
  const [type, resources, defaults] = args;
  if (type === undefined) throw new PuppetError('Must specify a type');
  if (resources === undefined) throw new PuppetError('Must specify a title');
  if (!(resources instanceof PuppetHash)) throw new PuppetError('ensure_resources(): Requires second argument to be a Hash');
  for (const [title, own] of resources) {
    const params = new PuppetHash(defaults instanceof PuppetHash ? defaults : []);
    if (own instanceof PuppetHash) for (const [name, value] of own) params.set(name, value);
    context.callFunction('ensure_resource', [type, title, params]);
  }
  return undefined;
});
