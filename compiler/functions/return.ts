import { puppetFunction, ReturnJump } from './function.ts';

/**
 * `return(Optional[Any] $value)`: ends the function, class or define around it with the value, from inside of lambdas, too.
 *
 * Puppet: lib/puppet/functions/return.rb
 */
export const returnFunction = puppetFunction('return', [
  {
    params: [],
    optional: ['Any value'],
    body: ({ args, context }) => {
      throw new ReturnJump(args[0], context.file, context.line);
    },
  },
]);
