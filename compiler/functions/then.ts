import { puppetFunction } from './function.ts';

/**
 * `then(Any $arg, &$block)`: what the block answers for the value; `undef` for `undef`, without calling the block.
 *
 * Puppet: lib/puppet/functions/then.rb
 */
export const thenFunction = puppetFunction('then', [
  {
    params: ['Any arg'],
    block: 'Callable[1,1] block',
    body: ({ args, block }) => (args[0] === undefined ? undefined : block.call(args[0])),
  },
]);
