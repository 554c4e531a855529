import type { Sensitive } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `unwrap(Any $arg, &$block?)`: the value inside a Sensitive, or what the block makes of it. Any other value is taken as it is.
 *
 * Puppet: lib/puppet/functions/unwrap.rb
 */
export const unwrap = puppetFunction('unwrap', [
  {
    params: ['Sensitive arg'],
    optionalBlock: 'Callable block',
    body: ({ args, block }) => {
      const value = (args[0] as Sensitive).unwrap();
      return block === undefined ? value : block.call(value);
    },
  },
  {
    params: ['Any arg'],
    optionalBlock: 'Callable block',
    body: ({ args, block }) => (block === undefined ? args[0] : block.call(args[0])),
  },
]);
