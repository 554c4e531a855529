import { newInstance, type PType } from '../types/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `new(Type $type, Any *$args, &$block?)`: a new value of the type, and with a block what it makes of it. Also written
 * `Type.new(...)` and `Type(...)`.
 *
 * Puppet: lib/puppet/functions/new.rb
 */
export const newFunction = puppetFunction('new', [
  {
    params: ['Type type'],
    repeated: 'Any args',
    optionalBlock: 'Callable block',
    body: ({ args: [type, ...args], block, context }) => {
      const value = newInstance(type as PType, args, context.scope.compilation.environment.typeResolver);
      // A value that is already of the type is answered as it is: Puppet does not call the block then.
      const asIs = args.length === 1 && value === args[0] && (type as PType).isInstance(args[0]);
      return block === undefined || asIs ? value : block.call(value);
    },
  },
]);
