import { puppetFunction } from './function.ts';

/**
 * `with(Any *$args, &$block)`: calls the block with the arguments and answers its value. Keeps variables to itself.
 *
 * Puppet: lib/puppet/functions/with.rb
 */
export const withFunction = puppetFunction('with', [
  { params: [], repeated: 'Any arg', block: 'Callable block', body: ({ args, block }) => block.call(...args) },
]);
