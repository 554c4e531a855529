import { NextJump, puppetFunction } from './function.ts';

/**
 * `next(Optional[Any] $value)`: ends the lambda, function or class at hand with the value.
 *
 * Puppet: lib/puppet/functions/next.rb
 */
export const next = puppetFunction('next', [
  {
    params: [],
    optional: ['Any value'],
    body: ({ args, context }) => {
      throw new NextJump(args[0], context.file, context.line);
    },
  },
]);
