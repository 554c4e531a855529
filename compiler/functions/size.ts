import { puppetFunction } from './function.ts';

/**
 * `size(Variant[Collection, String, Binary] $arg)`: another name for `length`.
 *
 * Puppet: lib/puppet/functions/size.rb
 */
export const size = puppetFunction('size', [
  { params: ['Variant[Collection, String, Binary] arg'], body: ({ args, context }) => context.callFunction('length', args) },
]);
