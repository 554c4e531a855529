import { puppetFunction } from './function.ts';

/**
 * `lest(Any $arg, &$block)`: the value; for `undef`, what the block answers.
 *
 * Puppet: lib/puppet/functions/lest.rb
 */
export const lest = puppetFunction('lest', [
  {
    params: ['Any arg'],
    block: 'Callable[0,0] block',
    body: ({ args, block }) => (args[0] === undefined ? block.call() : args[0]),
  },
]);
