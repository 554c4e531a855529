import type { PuppetHash } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `keys(Hash $hsh)`: the keys in order.
 *
 * Puppet: lib/puppet/functions/keys.rb
 */
export const keys = puppetFunction('keys', [{ params: ['Hash hsh'], body: ({ args }) => [...(args[0] as PuppetHash).keys()] }]);
