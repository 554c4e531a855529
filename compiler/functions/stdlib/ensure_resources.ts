import { isTruthy, PuppetHash, type Value } from '../../values/index.ts';
import { ArgumentError } from '../error.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { noConversion, noMethod } from './shared/ruby-errors.ts';

/**
 * `ensure_resources(type, hash, params)`: `ensure_resource` for each title of the hash, whose values go before `params`.
 *
 * stdlib: lib/puppet/parser/functions/ensure_resources.rb
 */
export const ensureResources = puppetFunction3x('ensure_resources', { type: 'statement' }, ({ args, context }) => {
  const [type, resources, given] = args;
  if (type === undefined || type === false) throw new ArgumentError('Must specify a type');
  if (resources === undefined || resources === false) throw new ArgumentError('Must specify a title');
  if (!(resources instanceof PuppetHash)) throw new PuppetError('ensure_resources(): Requires second argument to be a Hash');
  const defaults = given === undefined || given === false ? new PuppetHash() : given;
  for (const [title, own] of resources) {
    context.callFunction('ensure_resource', [type, title, isTruthy(own) ? merged(defaults, own) : defaults]);
  }
  return undefined;
});

function merged(defaults: Value, own: Value): PuppetHash {
  if (!(defaults instanceof PuppetHash)) throw noMethod('merge', defaults);
  if (!(own instanceof PuppetHash)) throw noConversion(own, 'Hash');
  const result = new PuppetHash(defaults);
  for (const [name, value] of own) result.set(name, value);
  return result;
}
