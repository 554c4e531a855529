import { BreakJump, puppetFunction } from './function.ts';

/**
 * `break()`: ends the innermost iteration.
 *
 * Puppet: lib/puppet/functions/break.rb
 */
export const breakFunction = puppetFunction('break', [
  {
    params: [],
    body: ({ context }) => {
      throw new BreakJump(context.file, context.line);
    },
  },
]);
