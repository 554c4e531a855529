import { puppetFunction } from './function.ts';

/**
 * `convert_to(Any $value, Type $type, Any *$args, &$block?)`: the value as another type, as `new` does it; with a block what
 * it makes of that.
 *
 * Puppet: lib/puppet/functions/convert_to.rb
 */
export const convertTo = puppetFunction('convert_to', [
  {
    params: ['Any value', 'Type type'],
    repeated: 'Any args',
    optionalBlock: 'Callable[1,1] block',
    body: ({ args: [value, type, ...rest], block, context }) => {
      const result = context.callFunction('new', [type, value, ...rest]);
      return block === undefined ? result : block.call(result);
    },
  },
]);
