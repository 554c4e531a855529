import { puppetFunction } from '../function.ts';
import { deprecation } from './shared/deprecation.ts';

/**
 * `deprecation(String $key, String $message)`: warns once for the key; an error when `strict` is `error`.
 *
 * stdlib: lib/puppet/functions/deprecation.rb
 */
export const deprecationFunction = puppetFunction('deprecation', [
  {
    params: ['String key', 'String message'],
    body: ({ args, context }) => {
      deprecation(context, args[0] as string, args[1] as string);
      return undefined;
    },
  },
]);
