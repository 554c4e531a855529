import type { PuppetHash } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `values(Hash $hsh)`: the values in the order of their keys.
 *
 * Puppet: lib/puppet/functions/values.rb
 */
export const values = puppetFunction('values', [
  { params: ['Hash hsh'], body: ({ args }) => [...(args[0] as PuppetHash).values()] },
]);
