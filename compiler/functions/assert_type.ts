import { describeMismatch, inferSet, type PType, TypeAssertionError } from '../types/index.ts';
import type { PuppetCallable, Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';

const BLOCK = 'Callable[Type, Type] block';

/**
 * `assert_type(Type $type, Any $value, &$block?)`: the value, when it is of the type. Else an error, or what the block answers
 * for the wanted type and the actual one. The type may be given as text.
 *
 * Puppet: lib/puppet/functions/assert_type.rb
 */
export const assertType = puppetFunction('assert_type', [
  {
    params: ['Type type', 'Any value'],
    optionalBlock: BLOCK,
    body: ({ args, block }) => asserted(args[0] as PType, args[1], block),
  },
  {
    params: ['String type_string', 'Any value'],
    optionalBlock: BLOCK,
    body: ({ args, block, context }) => asserted(context.resolveType(args[0] as string), args[1], block),
  },
]);

function asserted(type: PType, value: Value, block: PuppetCallable | undefined): Value {
  if (type.isInstance(value)) return value;
  const actual = inferSet(value);
  if (block !== undefined) return block.call(type, actual);
  throw new TypeAssertionError(describeMismatch('assert_type():', type, actual), type, actual);
}
